import type { Client, FieldError, MessagePreview, OrderInput } from '../../src/index.ts';

export const duplicateSuspected = 'duplicateSuspected';

/** Whether a finding says that the order may be one that was placed already. A reference that another order carries is wrong by itself. */
export const isSuspicion = ({ code, pointer }: FieldError): boolean => code === duplicateSuspected && pointer !== '/externalReference';

/**
 * What only the server can say of an order before it is placed: whether it looks like one that was placed already, and the
 * e-mail as the customer will read it. Neither stops the person: where it cannot be had, the order can be placed all the same.
 */
export class LookAhead {
  readonly #onChange: () => void;
  #suspicions: readonly FieldError[] = [];
  #isDifferent = false;
  #isAsked = false;
  #preview: MessagePreview | undefined;
  #previewError: unknown;
  #previewed = '';
  #run = 0;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The orders that this one may be a second time; one finding for each. */
  get suspicions(): readonly FieldError[] { return this.#suspicions; }
  /** The person says that it is another order. */
  get isDifferent(): boolean { return this.#isDifferent; }
  /** The person tried to go on without saying so, where the shop wants it said. */
  get isAsked(): boolean { return this.#isAsked; }
  get preview(): MessagePreview | undefined { return this.#preview; }
  get previewError(): unknown { return this.#previewError; }

  forget(): void {
    this.#run += 1;
    this.suspect([]);
    this.#preview = undefined;
    this.#previewed = '';
  }

  /** Asks whether the order may be one that was placed already. */
  async check(client: Client, order: OrderInput): Promise<void> {
    const run = ++this.#run;
    try {
      const { blockers, warnings } = await client.orders.validateDraft(order);
      if (run === this.#run) this.suspect([...blockers, ...warnings].filter(isSuspicion));
    } catch {
      // The server asks the same when the order is placed.
    }
  }

  /** Takes what the server said. What the person has said of the same orders stays said. */
  suspect(suspicions: readonly FieldError[]): void {
    const named = (list: readonly FieldError[]): string => list.map(({ params }) => String(params?.['orderId'])).sort().join();
    if (named(suspicions) !== named(this.#suspicions)) this.#isDifferent = false;
    this.#suspicions = suspicions;
    this.#isAsked = false;
    this.#onChange();
  }

  /** Says whether it is a different order. */
  say(isDifferent: boolean): void {
    this.#isDifferent = isDifferent;
    if (isDifferent) this.#isAsked = false;
    this.#onChange();
  }

  /** From now on it is shown that the person has to say it. */
  insist(): void {
    this.#isAsked = true;
    this.#onChange();
  }

  /** Reads the e-mail as it would be sent now, unless it was read for the same order. */
  async readPreview(client: Client, order: OrderInput): Promise<void> {
    const asked = JSON.stringify(order);
    if (asked === this.#previewed && this.#previewError === undefined) return;
    this.#previewed = asked;
    this.#preview = undefined;
    this.#previewError = undefined;
    this.#onChange();
    const answer = await Promise.resolve().then(() => client.messages.previewDraft(order)).catch((error: unknown) => ({ error }));
    if (asked !== this.#previewed) return;
    if ('error' in answer) this.#previewError = answer.error;
    else this.#preview = answer;
    this.#onChange();
  }
}
