import { isApiError, type Client, type Order } from '../../src/index.ts';
import type { Announcer } from '../foundation/announcer.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { habitsOf, repeatLines } from './habits.ts';
import type { OrderForm } from './order-form.ts';
import type { WizardView } from './view.ts';

export interface LastOrderOptions {
  client: () => Client;
  localiser: () => Localiser;
  announcer: Announcer;
  view: () => WizardView;
  onChange: () => void;
}

/** What a customer ordered last: how they usually order is filled in, and the lines are there again at one key. */
export class LastOrder {
  readonly #options: LastOrderOptions;
  #customerId: string | undefined;
  #order: Order | undefined;
  #looking: Promise<void> = Promise.resolve();
  #isLooking = false;
  #lookError: unknown;
  /** Who may not read orders is told nothing until they ask. */
  #isForbidden = false;
  #lookAgain = (): void => undefined;
  #isRepeating = false;
  #error: unknown;
  #gone: readonly string[] = [];
  #isHabitual = false;

  constructor(options: LastOrderOptions) {
    this.#options = options;
  }

  /** The last order that the chosen customer placed, once it is known. */
  get order(): Order | undefined { return this.#order; }
  get isLooking(): boolean { return this.#isLooking; }
  /** Why it could not be looked for. */
  get lookError(): unknown { return this.#lookError; }
  /** The chosen customer has ordered nothing yet. */
  get isFirst(): boolean { return this.#customerId !== undefined && !this.#isLooking && this.#lookError === undefined && !this.#isForbidden && !this.#order; }
  /** Whether something was filled in as it was there. */
  get isHabitual(): boolean { return this.#isHabitual; }
  /** Its lines are on their way. */
  get isRepeating(): boolean { return this.#isRepeating; }
  /** Why its lines could not be read, until that is tried again. */
  get error(): unknown { return this.#error; }
  /** Titles of its lines that the catalogue no longer sells, once it was repeated. */
  get gone(): readonly string[] { return this.#gone; }

  forget(): void {
    this.#customerId = undefined;
    this.#order = undefined;
    this.#isLooking = false;
    this.#lookError = undefined;
    this.#isForbidden = false;
    this.#error = undefined;
    this.#gone = [];
    this.#isHabitual = false;
  }

  /** Looks for it again, for a draft whose customer was chosen before. */
  resume({ customer }: OrderForm): void {
    if (customer?.customerId) this.look(customer.customerId, { fillsIn: false });
    else this.forget();
  }

  /** Looks for the last order of a customer. It is only an offer: the order can be taken without it. */
  look(customerId: string, { fillsIn, isAsked = false }: { fillsIn: boolean; isAsked?: boolean }): void {
    this.forget();
    this.#customerId = customerId;
    this.#lookAgain = () => this.look(customerId, { fillsIn, isAsked: true });
    this.#isLooking = true;
    this.#options.onChange();
    const isWanted = (): boolean => this.#customerId === customerId;
    this.#looking = this.#find(customerId).then((order) => {
      if (!isWanted()) return;
      this.#order = order;
      if (order && fillsIn) this.#fillIn(order);
    }, (error: unknown) => {
      if (!isWanted()) return;
      if (!isAsked && isApiError(error) && error.status === 403) this.#isForbidden = true;
      else this.#lookError = error;
    }).then(() => {
      if (isWanted()) this.#isLooking = false;
      this.#options.onChange();
    });
  }

  lookAgain(): void { this.#lookAgain(); }

  /** Adds its lines once more, at today's prices; waits for it where it is still looked for. Answers whether there are lines now. */
  async repeat(): Promise<boolean> {
    const { client, localiser, announcer, view, onChange } = this.#options;
    if (this.#isRepeating) return false;
    this.#isRepeating = true;
    this.#error = undefined;
    onChange();
    if (this.#lookError !== undefined || this.#isForbidden) this.#lookAgain();
    try {
      await this.#looking;
      const order = this.#order;
      if (!order) {
        announcer.polite(localiser().msg(this.#lookError === undefined ? 'wizard.noLastOrder' : 'wizard.lastOrderFailed'));
        return false;
      }
      const { lines, gone } = await repeatLines(client(), order, view().form);
      if (order !== this.#order) return false;
      this.#gone = gone;
      view().addLines(lines);
      announcer.polite(localiser().msg('wizard.repeated', { count: lines.length, number: order.number ?? order.id }));
      return lines.length > 0;
    } catch (error) {
      this.#error = error;
      announcer.assertive(localiser().msg('wizard.repeatFailed'));
      return false;
    } finally {
      this.#isRepeating = false;
      onChange();
    }
  }

  #fillIn(order: Order): void {
    const { localiser, announcer, view } = this.#options;
    const { form, context } = view();
    if (form.customer?.customerId !== this.#customerId) return;
    const habits = habitsOf(order, form, context);
    this.#isHabitual = habits.length > 0;
    for (const { pointer, value } of habits) view().set(pointer, value);
    if (this.#isHabitual) announcer.polite(localiser().msg('wizard.habitsFilledIn', { number: order.number ?? order.id }));
  }

  async #find(customerId: string): Promise<Order | undefined> {
    const { orders } = this.#options.client();
    const { items: [last] } = await orders.list({ customerId: customerId as `cus_${string}`, status: ['confirmed', 'completed'], sort: '-orderedAt', limit: 1 });
    return last && orders.get(last.id);
  }
}
