import { stepOf, steps, type Client, type DraftInput, type OrderDraft, type OrderInput, type Segment, type Step } from '../../src/index.ts';
import type { Announcer } from '../foundation/announcer.ts';
import { emit } from '../foundation/emit.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type { LitElement } from 'lit';
import { DraftKeeper } from './drafts/draft-keeper.ts';
import { focusIn } from './focus.ts';
import { LookAhead } from './look-ahead.ts';
import { wizardLookups } from './lookups.ts';
import { WizardModel, type ModelHost } from './model.ts';
import { OrderPlacing } from './order-placing.ts';
import { duplicateOf, type Placed } from './placed.ts';
import { idOf } from './pointer.ts';
import { nameOriginalOrder, refreshItems } from './refresh.ts';
import { ShopContext, type Shop } from './shop-context.ts';
import { Submission } from './submission.ts';

export interface FlowOptions {
  client: () => Client | undefined;
  localiser: () => Localiser;
  announcer: Announcer;
  /** What a new draft begins with. */
  startingInput: () => Partial<DraftInput> & { segment: Segment };
}

/** The way through the wizard: loads what it needs, opens the draft, moves between the steps, and places the order. */
export class WizardFlow implements ModelHost {
  readonly #host: LitElement;
  readonly #options: FlowOptions;
  readonly drafts: DraftKeeper;
  readonly submission: Submission;
  readonly placing: OrderPlacing;
  readonly ahead: LookAhead;
  readonly shop: ShopContext;
  readonly customers: ModelHost['customers'];
  readonly orders: ModelHost['orders'];
  #model: WizardModel | undefined;
  #step: Step = 'general';
  #reached: Step = 'general';
  #placed: Placed | undefined;

  constructor(host: LitElement, options: FlowOptions) {
    this.#host = host;
    this.#options = options;
    this.submission = new Submission(host);
    this.ahead = new LookAhead(() => host.requestUpdate());
    this.shop = new ShopContext(host, { onLoaded: (shop) => void this.#open(shop) });
    this.drafts = new DraftKeeper(host, {
      ...options, client: () => this.client, onOpen: (draft) => this.#show(draft), onLeave: () => this.#model?.dispose(),
    });
    this.placing = new OrderPlacing(host, {
      drafts: this.drafts, submission: this.submission, ahead: this.ahead, client: () => this.client, model: () => this.#openModel, shop: this.shop,
      onPlaced: (placed) => this.#end(placed), onFocus: (selector) => this.#focus(selector),
    });
    const lookups = wizardLookups(host, {
      announcer: options.announcer, client: () => this.client, localiser: options.localiser, view: () => this.#openModel,
    });
    this.customers = lookups.customers;
    this.orders = lookups.orders;
  }

  get model(): WizardModel | undefined { return this.#model; }
  get step(): Step { return this.#step; }
  /** The furthest step a person has seen. */
  get reached(): Step { return this.#reached; }
  get placed(): Placed | undefined { return this.#placed; }

  /** Whether the person lacks the right to create orders; unknown counts as having it. The server has the last word. */
  get isForbidden(): boolean { return this.shop.shop !== undefined && !this.shop.shop.scopes.includes('orders:write'); }

  get hasFailed(): boolean { return this.submission.failure !== undefined; }

  get localiser(): Localiser { return this.#options.localiser(); }

  get client(): Client {
    const client = this.#options.client();
    if (!client) throw new Error('The wizard has no client.');
    return client;
  }

  requestUpdate(): void { this.#host.requestUpdate(); }
  /** Everything of a new order can change. */
  lockOf(): string | undefined { return undefined; }
  say(text: string): void { this.#options.announcer.polite(text); }

  /** Starts over with another client, or stops when there is none. */
  connect(client: Client | undefined): void {
    this.drafts.close();
    this.#model?.dispose();
    this.#model = undefined;
    this.#placed = undefined;
    this.shop.load(client);
  }

  keepDraft(): void {
    this.drafts.accept();
    this.requestUpdate();
    void this.#focus(`#${this.#step}-heading`);
  }

  /** An empty form; what was typed stays in the list of drafts. */
  async another(): Promise<void> {
    this.drafts.begin();
    await this.#focus('#general-heading');
  }

  async showDrafts(): Promise<void> {
    this.#placed = undefined;
    await this.drafts.showList();
  }

  /** Opens a draft of the list, be it that another tab has it. */
  async resume(id: string, { isElsewhere = false }: { isElsewhere?: boolean } = {}): Promise<void> {
    await (isElsewhere ? this.drafts.takeOver(id) : this.drafts.resume(id));
    if (!this.drafts.isListShown) await this.#focus(`#${this.#step}-heading`);
  }

  /** Opens a step, unless the page forbids it. What is wrong in the steps that are left is shown from then on. */
  async goTo(to: Step, { focus = `#${to}-heading` }: { focus?: string } = {}): Promise<boolean> {
    const from = this.#step;
    if (from !== to) {
      if (!emit(this.#host, 'before-step-change', { from, to }, { cancelable: true })) return false;
      if (steps.indexOf(to) > steps.indexOf(from)) this.#openModel.attempt(...steps.slice(0, steps.indexOf(to)));
      this.#step = to;
      if (steps.indexOf(to) > steps.indexOf(this.#reached)) this.#reached = to;
      this.customers.clear();
      this.orders.clear();
      this.drafts.dispatch({ type: 'step', step: to });
      if (to === 'overview') void this.ahead.check(this.client, this.#openModel.order);
      this.requestUpdate();
    }
    await this.#focus(focus);
    return true;
  }

  /** Goes on, or shows what is wrong in this step. */
  async next(): Promise<void> {
    const model = this.#openModel;
    model.attempt(this.#step);
    const to = steps[steps.indexOf(this.#step) + 1];
    if (model.blockersIn(this.#step).length > 0) await this.#focus('#problems');
    else if (to) {
      // Who goes on with a draft wants it.
      this.drafts.accept();
      await this.goTo(to);
    }
  }

  /** Goes to a field, in whichever step it stands. */
  async focusField(pointer: string): Promise<void> {
    const to = stepOf(pointer);
    await this.goTo(to === 'overview' ? this.#step : to, { focus: `#${CSS.escape(idOf(pointer))}` });
  }

  /** Places the order, once, however often it is asked for. */
  async submit(): Promise<void> { await this.placing.submit(); }

  /** Sends again what was sent without an answer. */
  async sendAgain(): Promise<void> {
    if (await this.goTo('overview')) await this.placing.sendAgain();
  }

  /** What was placed becomes a draft again, here and with the server, and is open with everything that it held. */
  async undo(): Promise<void> {
    const placed = this.#placed;
    if (!placed || !await placed.undo(this.client)) return;
    await this.#reopen(placed.draft.input, { announce: 'wizard.undone', step: 'overview', draft: placed.draft, undone: { orderId: placed.order.id, order: placed.input } });
  }

  /** Begins another order with what the placed one held, but for what belongs to that one alone. */
  async duplicate(): Promise<void> {
    const placed = this.#placed;
    if (placed) await this.#reopen(duplicateOf(placed.draft.input), { announce: 'wizard.duplicated', step: 'general', draft: { ...placed.draft, uploads: [] } });
  }

  async #reopen(input: DraftInput, { announce, step, draft, undone }: {
    announce: 'wizard.undone' | 'wizard.duplicated'; step: Step; draft: OrderDraft; undone?: { orderId: string; order: OrderInput };
  }): Promise<void> {
    const { shop } = this.shop;
    if (!shop) return;
    this.drafts.begin(input);
    this.drafts.dispatch({ type: 'refreshItems', items: draft.items });
    this.drafts.dispatch({ type: 'uploads', records: draft.uploads });
    this.drafts.dispatch({ type: 'step', step });
    if (undone) this.drafts.dispatch({ type: 'undone', ...undone });
    this.#step = step;
    this.#reached = 'overview';
    this.#start(shop);
    this.say(this.localiser.msg(announce));
    await this.#focus(`#${step}-heading`);
  }

  async #end(placed: Placed): Promise<void> {
    this.#placed = placed;
    this.#model?.dispose();
    this.#model = undefined;
    this.requestUpdate();
    await this.#focus('#placed-heading');
  }

  async #open({ draftScope }: Shop): Promise<void> {
    if (!this.isForbidden) await this.drafts.arrive(draftScope);
  }

  #show({ step }: OrderDraft): void {
    const { shop } = this.shop;
    if (!shop) return;
    this.#placed = undefined;
    this.#step = step;
    this.#reached = step;
    this.#start(shop);
    if (step === 'overview') void this.ahead.check(this.client, this.#openModel.order);
  }

  #start(shop: Shop): void {
    const { draft } = this.drafts;
    if (!draft) return;
    this.#model?.dispose();
    this.submission.forget();
    this.ahead.forget();
    const model = new WizardModel(this, { drafts: this.drafts, shop, draft });
    this.#model = model;
    this.requestUpdate();
    void refreshItems(model, this.shop);
    void nameOriginalOrder(model, this.client);
  }

  get #openModel(): WizardModel {
    if (!this.#model) throw new Error('The wizard has no draft open.');
    return this.#model;
  }

  #focus(selector: string): Promise<void> { return focusIn(this.#host, selector); }
}
