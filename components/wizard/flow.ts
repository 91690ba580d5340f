import { isApiError, stepOf, steps, type Client, type DraftInput, type Order, type OrderDraft, type OrderInput, type Segment, type Step } from '../../src/index.ts';
import type { Announcer } from '../foundation/announcer.ts';
import { emit } from '../foundation/emit.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type { LitElement } from 'lit';
import { Later } from '../controllers/later.ts';
import { AddressEntry } from './address-entry.ts';
import { DraftKeeper } from './drafts/draft-keeper.ts';
import type { EditMode } from './edit/edit-mode.ts';
import type { EditSession } from './edit/edit-session.ts';
import { focusIn } from './focus.ts';
import { LastOrder } from './last-order.ts';
import { duplicateSuspected, isSuspicion, LookAhead } from './look-ahead.ts';
import { wizardLookups } from './lookups.ts';
import { WizardModel, type ModelHost } from './model.ts';
import { placeOrder } from './order-placing.ts';
import { duplicateOf, Placed } from './placed.ts';
import { OrderLines } from './order-lines.ts';
import { idOf } from './pointer.ts';
import { nameOriginalOrder, refreshItems } from './refresh.ts';
import { ShopContext, type Shop } from './shop-context.ts';
import { stepName } from './stepper.ts';
import { Submission } from './submission.ts';

export interface FlowOptions {
  client: () => Client | undefined;
  localiser: () => Localiser;
  announcer: Announcer;
  /** The order to edit; empty for a new one. */
  orderId: () => string;
  /** What a new draft begins with. */
  startingInput: () => Partial<DraftInput> & { segment: Segment };
  /** The steps that the page asks for, in their order, with the overview as the last. */
  steps: () => readonly Step[];
}

/** The way through the wizard: loads what it needs, opens the draft, moves between the steps, and places the order. */
export class WizardFlow implements ModelHost {
  readonly #host: LitElement;
  readonly #options: FlowOptions;
  readonly drafts: DraftKeeper;
  readonly submission: Submission;
  readonly ahead: LookAhead;
  readonly lines: OrderLines;
  readonly lastOrder: LastOrder;
  readonly addresses: AddressEntry;
  readonly shop: ShopContext;
  /** What edits an order is downloaded where one is edited. */
  readonly editPart: Later;
  readonly customers: ModelHost['customers'];
  readonly orders: ModelHost['orders'];
  #model: WizardModel | undefined;
  #step: Step = 'general';
  #reached: Step = 'general';
  #placed: Placed | undefined;
  #edit: EditMode | undefined;

  constructor(host: LitElement, options: FlowOptions) {
    this.#host = host;
    this.#options = options;
    this.submission = new Submission(host);
    this.ahead = new LookAhead(() => host.requestUpdate());
    this.lines = new OrderLines(host, {
      refresh: async () => { if (this.#model) await refreshItems(this.#model, this.shop); },
      isShown: () => this.#model !== undefined && (this.#step === 'items' || this.#step === 'overview'),
    });
    this.shop = new ShopContext(host, { onLoaded: (shop) => void this.#open(shop) });
    this.editPart = new Later(host, () => this.#loadEdit());
    this.drafts = new DraftKeeper(host, { startingInput: options.startingInput });
    const shared = { announcer: options.announcer, client: () => this.client, localiser: options.localiser, view: () => this.#openModel };
    this.addresses = new AddressEntry(host, shared);
    this.lastOrder = new LastOrder({ ...shared, onChange: () => host.requestUpdate() });
    const lookups = wizardLookups(host, { ...shared, lastOrder: this.lastOrder, scope: () => this.shop.shop?.draftScope });
    this.customers = lookups.customers;
    this.orders = lookups.orders;
  }

  get model(): WizardModel | undefined { return this.#model; }
  get steps(): readonly Step[] { return this.#options.steps(); }
  get step(): Step { return this.#step; }
  /** The furthest step a person has seen. */
  get reached(): Step { return this.#reached; }
  /** The edit, where an order is edited. */
  get edit(): EditMode | undefined { return this.#options.orderId() ? this.#edit : undefined; }
  get editing(): EditSession | undefined { return this.edit?.session; }
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
  lockOf(pointer: string): string | undefined { return this.edit?.lockOf(pointer); }
  say(text: string): void { this.#options.announcer.polite(text); }

  /** Starts over with another client, or stops when there is none. */
  connect(client: Client | undefined): void {
    this.drafts.close();
    this.#model?.dispose();
    this.#model = undefined;
    this.#placed = undefined;
    this.#edit?.session.close();
    this.shop.load(client);
  }

  /** Begins with another order, or with a new one. */
  reopen(): void {
    const { shop } = this.shop;
    this.drafts.close();
    this.#close();
    this.#placed = undefined;
    this.#edit?.session.close();
    if (shop) void this.#open(shop);
  }

  keepDraft(): void {
    this.drafts.accept();
    this.requestUpdate();
    void this.#focus(`#${this.#step}-heading`);
  }

  /** Throws away what was typed, with the files that were uploaded for it. */
  async discard(): Promise<void> {
    for (const { id } of this.#model?.uploads.records ?? []) this.#model?.uploads.remove(id);
    await this.#begin();
  }

  /** An empty form, after an order was placed. */
  async another(): Promise<void> {
    this.#placed = undefined;
    await this.#begin();
  }

  /** Opens a step, unless the page forbids it. What is wrong in the steps that are left is shown from then on. */
  async goTo(to: Step, { focus }: { focus?: string } = {}): Promise<boolean> {
    const from = this.#step;
    if (from !== to) {
      if (!emit(this.#host, 'before-step-change', { from, to }, { cancelable: true })) return false;
      const place = this.steps.indexOf(to);
      if (place > this.steps.indexOf(from)) this.#openModel.attempt(...this.steps.slice(0, place));
      this.#step = to;
      if (place > this.steps.indexOf(this.#reached)) this.#reached = to;
      this.customers.clear();
      this.orders.clear();
      this.drafts.dispatch({ type: 'step', step: to });
      this.lines.settle();
      if (to === 'overview' && !this.edit) void this.ahead.check(this.client, this.#openModel.order);
      if (to === 'items' || to === 'overview') void refreshItems(this.#openModel, this.shop);
      this.requestUpdate();
      this.say(this.localiser.msg('wizard.stepOpened', { current: place + 1, total: this.steps.length, step: stepName(this.localiser, to) }));
    }
    await this.#focus(focus);
    return true;
  }

  /** Goes on, or shows what is wrong in this step. */
  async next(): Promise<void> {
    const model = this.#openModel;
    model.attempt(this.#step);
    const to = this.steps[this.steps.indexOf(this.#step) + 1];
    if (model.blockersIn(this.#step).length > 0) await this.#focus('#problems');
    else if (to) {
      // Who goes on with a draft wants it.
      this.drafts.accept();
      await this.goTo(to);
    }
  }

  /** Goes to the overview of an edit, in which every step is there to be left. */
  async review(): Promise<void> {
    this.drafts.accept();
    await this.goTo('overview');
  }

  /** Goes one step back. */
  async back(): Promise<void> {
    const to = this.steps[this.steps.indexOf(this.#step) - 1];
    if (to) await this.goTo(to);
  }

  /** Orders what the customer ordered last, and shows it. */
  async asLastTime(): Promise<void> {
    if (this.#model?.form.customer?.customerId && await this.lastOrder.repeat() && this.#step === 'customer') await this.next();
  }

  /** Goes to a field, in whichever step it stands. */
  async focusField(pointer: string): Promise<void> {
    const to = stepOf(pointer);
    if (pointer.startsWith('/lines/')) this.lines.window.keep(Number(pointer.split('/')[2]));
    await this.goTo(this.steps.includes(to) && to !== 'overview' ? to : this.#step, { focus: `#${CSS.escape(idOf(pointer))}` });
  }

  /** Places the order, once, however often it is asked for. */
  async submit(): Promise<void> {
    if (this.edit) return this.edit.session.save();
    const model = this.#openModel;
    if (this.submission.isRunning) return;
    model.attempt(...steps);
    model.refuse([]);
    if (model.findings.blockers.length > 0) return this.#focus('#overview-problems');
    const { order } = model;
    const { isDifferent, suspicions } = this.ahead;
    if (suspicions.length > 0 && !isDifferent && model.context.settings.duplicates.mustAcknowledge) {
      this.ahead.insist();
      return this.#focus('#acknowledge');
    }
    if (!emit(this.#host, 'before-submit', { order }, { cancelable: true })) return;
    const draft = this.drafts.draft ?? model.draft;
    const acknowledge = isDifferent ? [duplicateSuspected] as const : [];
    const onTouched = (orderId: string): void => this.drafts.dispatch({ type: 'undone', orderId });
    const placed = await this.submission.place(() => placeOrder(this.client, { draft, order, acknowledge, onTouched }));
    if (placed) return this.#succeeded(placed, draft, order);
    const { outcome, error, fields = [] } = this.submission.failure ?? {};
    if (outcome === 'refused') {
      const suspected = fields.filter(isSuspicion);
      if (suspected.length > 0) this.ahead.suspect(suspected);
      model.refuse(fields.filter((field) => !suspected.includes(field)));
    }
    // What was refused may be a stock or a price that has changed meanwhile; without the right to change prices the server says only that.
    if (outcome === 'refused' || (isApiError(error) && error.status === 403)) void refreshItems(model, this.shop);
    await this.#focus('#failure');
  }

  /** Sends an order again that may stand already under the draft's key: under a new one. */
  async submitAsNew(): Promise<void> {
    await this.drafts.keySpent();
    await this.submit();
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
    if (placed) await this.#reopen(duplicateOf(placed.draft.input), { announce: 'wizard.duplicated', step: this.#firstStep, draft: { ...placed.draft, uploads: [] } });
  }

  async #reopen(input: DraftInput, { announce, step, draft, undone }: {
    announce: 'wizard.undone' | 'wizard.duplicated'; step: Step; draft: OrderDraft; undone?: { orderId: string; order: OrderInput };
  }): Promise<void> {
    const { shop } = this.shop;
    if (!shop) return;
    await this.drafts.begin(input);
    this.drafts.dispatch({ type: 'refreshItems', items: draft.items });
    this.drafts.dispatch({ type: 'uploads', records: draft.uploads });
    this.drafts.dispatch({ type: 'step', step });
    if (undone) this.drafts.dispatch({ type: 'undone', ...undone });
    this.#placed = undefined;
    this.#step = step;
    this.#reached = 'overview';
    this.#start(shop);
    this.say(this.localiser.msg(announce));
    await this.#focus(`#${step}-heading`);
  }

  async #succeeded(order: Order, draft: OrderDraft, input: OrderInput): Promise<void> {
    this.#placed = new Placed({ order, draft, input, onChange: () => this.requestUpdate() });
    this.#model?.dispose();
    this.#model = undefined;
    this.requestUpdate();
    await this.drafts.begin();
    emit(this.#host, 'order-created', { order }, { outcome: true });
    await this.#focus('#placed-heading');
  }

  async #open(shop: Shop): Promise<void> {
    if (this.isForbidden) return;
    if (this.#options.orderId()) return this.#openEdit(shop);
    const draft = await this.drafts.open(shop.draftScope);
    if (!draft) return;
    this.#start(shop);
    // The page may have asked for another set of steps when the draft was left.
    this.#step = this.steps.includes(draft.step) ? draft.step : this.#firstStep;
    this.#reached = this.#step;
    if (this.#step === 'overview' && this.#model) void this.ahead.check(this.client, this.#openModel.order);
    if (this.drafts.restoredAt) this.say(this.localiser.msg('wizard.restored'));
  }

  async #openEdit(shop: Shop): Promise<void> {
    await this.editPart.load();
    if (shop === this.shop.shop) this.edit?.session.open(shop);
  }

  async #loadEdit(): Promise<void> {
    const { EditMode } = await import('./edit/edit-mode.ts');
    this.#edit = new EditMode(this.#host, {
      ...this.#options, drafts: this.drafts, submission: this.submission, model: () => this.#model,
      onOpened: (step) => {
        const { shop } = this.shop;
        this.#step = step;
        this.#reached = 'overview';
        if (shop) this.#start(shop);
      },
      onClosed: () => this.#close(),
    });
  }

  #close(): void {
    this.#model?.dispose();
    this.#model = undefined;
    this.requestUpdate();
  }

  async #begin(): Promise<void> {
    const { shop } = this.shop;
    await this.drafts.begin();
    if (!shop) return;
    this.#step = this.#firstStep;
    this.#reached = this.#firstStep;
    this.#start(shop);
    await this.#focus(`#${this.#firstStep}-heading`);
  }

  #start(shop: Shop): void {
    const { draft } = this.drafts;
    if (!draft) return;
    this.#model?.dispose();
    this.submission.forget();
    this.ahead.forget();
    this.lines.forget();
    const model = new WizardModel(this, { drafts: this.drafts, shop, draft });
    this.#model = model;
    this.lastOrder.resume(model.form);
    this.requestUpdate();
    void refreshItems(model, this.shop);
    void nameOriginalOrder(model, this.client);
  }

  get #firstStep(): Step { return this.steps[0] ?? 'overview'; }

  get #openModel(): WizardModel {
    if (!this.#model) throw new Error('The wizard has no draft open.');
    return this.#model;
  }

  // Without a selector to where the next key is wanted.
  #focus(selector?: string): Promise<void> { return focusIn(this.#host, selector); }
}
