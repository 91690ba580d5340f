import { stepOf, type Client, type DraftInput, type OrderDraft, type OrderInput, type Segment, type Step } from '../../src/index.ts';
import type { Announcer } from '../foundation/announcer.ts';
import { emit } from '../foundation/emit.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type { LitElement } from 'lit';
import { KeptFocus } from '../controllers/kept-focus.ts';
import { Later } from '../controllers/later.ts';
import { AddressEntry } from './address-entry.ts';
import { DraftKeeper } from './drafts/draft-keeper.ts';
import type { EditMode } from './edit/edit-mode.ts';
import type { EditSession } from './edit/edit-session.ts';
import { FieldNews } from './field-news.ts';
import { focusIn } from './focus.ts';
import { LastOrder } from './last-order.ts';
import { LookAhead } from './look-ahead.ts';
import { wizardLookups } from './lookups.ts';
import { WizardModel, type ModelHost } from './model.ts';
import { OrderPlacing } from './order-placing.ts';
import { duplicateOf, type Placed } from './placed.ts';
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
  readonly placing: OrderPlacing;
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
    this.drafts = new DraftKeeper(host, {
      ...options, client: () => this.client, onOpen: (draft) => this.#show(draft), onLeave: () => this.#model?.dispose(),
    });
    this.placing = new OrderPlacing(host, {
      drafts: this.drafts, submission: this.submission, ahead: this.ahead, client: () => this.client, model: () => this.#model, shop: this.shop,
      onPlaced: (placed) => this.#end(placed), onFocus: (selector) => this.goTo('overview', { focus: selector }),
    });
    const shared = { announcer: options.announcer, client: () => this.client, localiser: options.localiser, view: () => this.#openModel };
    this.addresses = new AddressEntry(host, shared);
    this.lastOrder = new LastOrder({ ...shared, onChange: () => host.requestUpdate() });
    const lookups = wizardLookups(host, { ...shared, lastOrder: this.lastOrder, scope: () => this.shop.shop?.draftScope });
    this.customers = lookups.customers;
    this.orders = lookups.orders;
    new FieldNews(host, { ...options, scene: () => this.#model && `${this.#model.draft.id} ${this.#step}` });
    new KeptFocus(host, () => host.renderRoot.querySelector<HTMLElement>('h2[tabindex]'));
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
    this.#close();
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

  /** An empty form; what was typed stays in the list of drafts. */
  async another(): Promise<void> {
    this.drafts.begin();
    await this.#focus(`#${this.#step}-heading`);
  }

  async showDrafts(): Promise<void> {
    if (this.submission.isRunning) return;
    this.#placed = undefined;
    await this.drafts.showList();
  }

  /** Opens a draft of the list, be it that another tab has it. */
  async resume(id: string, { isElsewhere = false }: { isElsewhere?: boolean } = {}): Promise<void> {
    await (isElsewhere ? this.drafts.takeOver(id) : this.drafts.resume(id));
    if (!this.drafts.isListShown) await this.#focus(`#${this.#step}-heading`);
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
      // Before the overview already: a warning that comes later would move what it shows away from under the pointer.
      if ((to === 'payment' || to === 'overview') && !this.edit) void this.ahead.check(this.client, this.#openModel.order);
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
    if (!this.edit && this.#model?.form.customer?.customerId && await this.lastOrder.repeat() && this.#step === 'customer') await this.next();
  }

  /** Goes to a field, in whichever step it stands. */
  async focusField(pointer: string): Promise<void> {
    const to = stepOf(pointer);
    if (pointer.startsWith('/lines/')) this.lines.window.keep(Number(pointer.split('/')[2]));
    await this.goTo(this.steps.includes(to) && to !== 'overview' ? to : this.#step, { focus: `#${CSS.escape(idOf(pointer))}` });
  }

  /** Places the order, once, however often it is asked for; or saves the edit. */
  async submit(): Promise<void> { await (this.edit ? this.edit.session.save() : this.placing.submit()); }

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
    if (placed) await this.#reopen(duplicateOf(placed.draft.input), { announce: 'wizard.duplicated', step: this.#firstStep, draft: { ...placed.draft, uploads: [] } });
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
    this.#close();
    await this.#focus('#placed-heading');
  }

  async #open(shop: Shop): Promise<void> {
    if (this.isForbidden) return;
    await (this.#options.orderId() ? this.#openEdit(shop) : this.drafts.arrive(shop.draftScope));
  }

  #show({ step }: OrderDraft): void {
    const { shop } = this.shop;
    if (!shop) return;
    this.#placed = undefined;
    // The page may have asked for another set of steps when the draft was left.
    this.#step = this.steps.includes(step) ? step : this.#firstStep;
    this.#reached = this.edit ? 'overview' : this.#step;
    this.#start(shop);
    if (this.#step === 'overview' && !this.edit) void this.ahead.check(this.client, this.#openModel.order);
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
      onFailed: () => this.goTo('overview', { focus: '#failure' }),
    });
  }

  #close(): void {
    this.#model?.dispose();
    this.#model = undefined;
    this.lastOrder.forget();
    this.requestUpdate();
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
    if (!this.edit) this.lastOrder.resume(model.form);
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
