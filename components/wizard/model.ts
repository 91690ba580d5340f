import {
  createIdempotencyKey, itemFinder, stepOf, type CatalogueItem, type Client, type Customer, type DraftAction, type DraftLine, type DraftPatch, type FieldError, type LineDraftPatch, type DraftInput, type Order, type OrderDraft, type OrderInput, type OrderSummary, type PaymentDraftPatch, type Step, type Uploads,
} from '../../src/index.ts';
import { whenIdle } from '../foundation/idle.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type { EditSession } from './edit/edit-session.ts';
import type { AddressEntry } from './address-entry.ts';
import type { LastOrder } from './last-order.ts';
import type { LookAhead } from './look-ahead.ts';
import type { Lookup } from './lookup.ts';
import { inOrder } from './field-order.ts';
import { atFields, check, fieldOf, ofStep, type Findings } from './order-check.ts';
import { toOrderInput, type FormContext, type OrderForm } from './order-form.ts';
import { patchAt } from './pointer.ts';
import { proofOf, proofsFrom, unfinishedOf, type ProofKind } from './proofs.ts';
import type { OrderLines } from './order-lines.ts';
import type { Shop } from './shop-context.ts';
import type { WizardView } from './view.ts';

/** What the form needs of the element that shows it. */
export interface ModelHost {
  readonly localiser: Localiser;
  readonly client: Client;
  readonly customers: Lookup<Customer>;
  readonly orders: Lookup<OrderSummary>;
  readonly hasFailed: boolean;
  readonly ahead: LookAhead;
  /** The edit, where the order is there already. */
  readonly editing: EditSession | undefined;
  readonly lines: OrderLines;
  readonly steps: readonly Step[];
  lockOf(pointer: string): string | undefined;
  readonly lastOrder: LastOrder;
  readonly addresses: AddressEntry;
  goTo(step: Step): unknown;
  asLastTime(): unknown;
  say(text: string): void;
  focusField(pointer: string): unknown;
  requestUpdate(): void;
}

/** What holds the draft and writes it down. */
export interface DraftHolder {
  readonly draft: OrderDraft | undefined;
  dispatch(action: DraftAction): void;
}

/** Lines that are checked with each key, before it is painted. */
const mostCheckedAtOnce = 100;

interface ShownErrors { readonly list: readonly FieldError[]; readonly byPlace: ReadonlyMap<string, FieldError> }

/** The form: the draft as the steps see it, what is wrong with it, and how it changes. */
export class WizardModel implements WizardView {
  readonly #host: ModelHost;
  readonly #drafts: DraftHolder;
  readonly uploads: Uploads & { dispose(): void };
  readonly setAside = new Map<string, string>();
  readonly #labels = new Map<string, string>();
  #shop: Shop;
  #draft: OrderDraft;
  #attempted: ReadonlySet<Step> = new Set();
  #unreadable: ReadonlySet<string> = new Set();
  #isOpen = true;
  #refused: readonly FieldError[] = [];
  #findings: Findings | undefined;
  #isCheckDue = false;
  #shown: ShownErrors | undefined;
  #form: OrderForm | undefined;
  #picked: { lines: unknown; items: unknown; value: unknown } | undefined;
  #itemOf: FormContext['itemOf'] = () => undefined;

  constructor(host: ModelHost, { drafts, shop, draft }: { drafts: DraftHolder; shop: Shop; draft: OrderDraft }) {
    this.#host = host;
    this.#drafts = drafts;
    this.#shop = shop;
    this.#draft = draft;
    this.#indexItems();
    this.uploads = host.client.uploads.createQueue({ scope: draft.id });
    this.uploads.restore(draft.uploads);
    // A tab may have been killed before the draft was saved with its last files.
    void this.uploads.recover();
    this.uploads.addEventListener('change', this.#uploadsChanged);
  }

  /** Stops the uploads, when another draft takes the place of this one. */
  dispose(): void {
    this.#isOpen = false;
    this.uploads.removeEventListener('change', this.#uploadsChanged);
    this.uploads.dispose();
  }

  get localiser(): Localiser { return this.#host.localiser; }
  get client(): Client { return this.#host.client; }
  get customers(): Lookup<Customer> { return this.#host.customers; }
  get orders(): Lookup<OrderSummary> { return this.#host.orders; }
  get hasFailed(): boolean { return this.#host.hasFailed; }
  get ahead(): LookAhead { return this.#host.ahead; }
  get lines(): OrderLines { return this.#host.lines; }
  get steps(): readonly Step[] { return this.#host.steps; }
  get lastOrder(): LastOrder { return this.#host.lastOrder; }
  get addresses(): AddressEntry { return this.#host.addresses; }
  get nowMs(): number { return Date.now(); }
  get draft(): OrderDraft { return this.#draft; }

  get form(): OrderForm {
    this.#form ??= { ...this.#draft.input, segment: this.#draft.input.segment ?? 'b2b' };
    return this.#form;
  }

  get context(): FormContext {
    return { settings: this.#shop.settings, scopes: this.#host.editing?.scopesToCount ?? this.#shop.scopes, itemOf: this.#itemOf };
  }

  get findings(): Findings {
    if (!this.#findings) {
      const options = { nowMs: this.nowMs, unreadable: this.#unreadable, unfinishedProofs: unfinishedOf(this.#draft.uploads), gone: this.lines.gone };
      this.#findings = this.#host.editing?.check(this.form, this.context, options) ?? check(this.form, this.context, options);
    }
    return this.#findings;
  }

  get outstanding(): readonly FieldError[] {
    const { blockers } = this.findings;
    const places = new Set(blockers.map(({ pointer }) => fieldOf(pointer)));
    return inOrder([...blockers, ...this.#refused.filter(({ pointer }) => !places.has(fieldOf(pointer)))], this.form, this.context);
  }

  get shown(): readonly FieldError[] { return this.#errors().list; }
  errorAt(place: string): FieldError | undefined { return this.#errors().byPlace.get(place); }

  get base(): Order | undefined { return this.#host.editing?.base; }

  lockOf(pointer: string): string | undefined { return this.#host.lockOf(pointer); }

  /** The order as it would be sent now. */
  get order(): OrderInput { return toOrderInput(this.form, this.context); }

  /** What is shown as wrong in a step. */
  shownIn(step: Step): FieldError[] { return ofStep(this.shown, step); }
  /** What has to be put right before the next step; what the server refused, only the server can let pass. */
  blockersIn(step: Step): FieldError[] { return ofStep(this.findings.blockers, step); }

  /** From now on the errors of these steps are shown. */
  attempt(...steps: Step[]): void {
    this.#attempted = new Set([...this.#attempted, ...steps]);
    this.#recheck();
  }

  /** Shows at their fields what the server refused; each stays until its field is changed. */
  refuse(errors: readonly FieldError[]): void {
    this.#refused = atFields(errors, this.form).map((error) => ({ ...error, step: error.step ?? stepOf(error.pointer) }));
    this.#recheck();
  }

  set(pointer: string, value: unknown): void {
    this.#settle(pointer);
    // What is given whole takes the place of a text in it that could not be read.
    this.#unreadable = new Set([...this.#unreadable].filter((other) => !other.startsWith(`${pointer}/`)));
    const [, list, index, ...rest] = pointer.split('/');
    const inner = `/${rest.join('/')}`;
    if (list === 'lines') {
      const line = this.form.lines[Number(index)];
      if (line) this.changeLine(line.key, patchAt(line, inner, value) as LineDraftPatch);
    } else if (list === 'payments') {
      const patch = patchAt(this.form.payments[Number(index)], inner, value) as PaymentDraftPatch;
      this.#dispatch({ type: 'changePayment', index: Number(index), patch });
    } else {
      this.#dispatch({ type: 'change', patch: patchAt(this.form, pointer, value) as DraftPatch });
    }
  }

  setCustomer(customer: Customer | undefined): void {
    this.#refused = this.#refused.filter(({ step }) => step !== 'customer');
    // Nothing is left over from the customer before.
    this.#dispatch({ type: 'change', patch: { customer: null, company: null, shippingAddress: null, billingAddress: null } });
    if (!customer) return;
    const { id, name, email, phone, company, shippingAddress, billingAddress } = customer;
    const patch = {
      customer: { customerId: id, name, ...(email && { email }), ...(phone && { phone }) },
      ...(company && { company }), ...(shippingAddress && { shippingAddress }), ...(billingAddress && { billingAddress }),
    };
    this.#dispatch({ type: 'change', patch: patch as DraftPatch });
    this.say(this.localiser.msg('wizard.customerChosen', { name: company?.legalName ?? name }));
  }

  addLines(lines: readonly { line: Omit<DraftLine, 'key'> & { key?: string }; item?: CatalogueItem | undefined }[], { at }: { at?: number } = {}): readonly string[] {
    const keyed = lines.map(({ line, item }) => ({ line: { ...line, key: line.key ?? createIdempotencyKey() }, item }));
    if (keyed.length > 0) {
      this.#settle('/lines');
      if (at !== undefined) this.#moveLines(at, keyed.length);
      this.#dispatch({ type: 'addLines', lines: keyed, at });
    }
    return keyed.map(({ line }) => line.key);
  }

  changeLine(key: string, patch: LineDraftPatch): void { this.#dispatch({ type: 'changeLine', key, patch }); }

  removeLine(key: string): void {
    const removed = this.form.lines.findIndex((line) => line.key === key);
    const lock = this.lockOf(`/lines/${removed}`);
    if (lock !== undefined) {
      this.say(lock);
      this.#host.requestUpdate();
      return;
    }
    this.#unreadable = new Set([...this.#unreadable].filter((pointer) => !pointer.startsWith(`/lines/${removed}/`)));
    this.#moveLines(removed, -1);
    this.#dispatch({ type: 'removeLine', key });
  }

  // The lines from a place on move, and the texts in them that could not be read.
  #moveLines(from: number, by: number): void {
    this.#unreadable = new Set([...this.#unreadable].map((pointer) => {
      const [, list, index, ...rest] = pointer.split('/');
      return list === 'lines' && Number(index) >= from ? ['', list, Number(index) + by, ...rest].join('/') : pointer;
    }));
    this.#refused = this.#refused.filter(({ pointer }) => !pointer.startsWith('/lines/'));
  }

  /** Takes another order to compare with, and what is typed of it. */
  rebase(base: Order, input: DraftInput, items: Readonly<Record<string, CatalogueItem>>): void {
    this.#dispatch({ type: 'rebase', base, input });
    this.#dispatch({ type: 'refreshItems', items });
  }

  isReadable(pointer: string): boolean { return !this.#unreadable.has(pointer); }

  setReadable(pointer: string, isReadable: boolean): void {
    if (this.#unreadable.has(pointer) !== isReadable) return;
    this.#unreadable = new Set(isReadable ? [...this.#unreadable].filter((other) => other !== pointer) : [...this.#unreadable, pointer]);
    this.#findings = undefined;
    this.#host.requestUpdate();
  }

  setProofKind(kind: ProofKind): void { this.#setProofs(kind); }

  /** Newer figures of the items on these lines, by the keys of the lines; a line without one has lost its item. */
  refreshItems(lines: readonly DraftLine[], newest: Readonly<Record<string, CatalogueItem>>): void {
    if (!this.#isOpen) return;
    const items = this.#host.editing?.agreed(newest) ?? newest;
    this.lines.learn(this, lines, items);
    const { items: known } = this.#draft;
    const newer = Object.entries(items).filter(([key, item]) => JSON.stringify(item) !== JSON.stringify(known[key]));
    // A draft that says nothing new is not written again.
    if (newer.length > 0) this.#dispatch({ type: 'refreshItems', items: Object.fromEntries(newer) });
    else this.#recheck();
  }

  picked<Picked>(make: (view: WizardView) => Picked): Picked {
    const { input: { lines }, items } = this.#draft;
    if (this.#picked?.lines !== lines || this.#picked.items !== items) this.#picked = { lines, items, value: make(this) };
    return this.#picked.value as Picked;
  }

  label(id: string, text: string): void {
    this.#labels.set(id, text);
    this.#host.requestUpdate();
  }

  labelOf(id: string): string | undefined { return this.#labels.get(id); }
  goTo(step: Step): void { void this.#host.goTo(step); }
  asLastTime(): void { void this.#host.asLastTime(); }
  say(text: string): void { this.#host.say(text); }
  focusField(pointer: string): void { void this.#host.focusField(pointer); }

  // The draft keeps where each file is, but not every byte of its progress.
  readonly #uploadsChanged = (): void => {
    const { records } = this.uploads;
    const stations = (list: typeof records): string => list.map(({ id, state, uploadId, uploadUrl, details }) => `${id} ${state} ${uploadId} ${uploadUrl} ${JSON.stringify(details)}`).join();
    if (stations(records) === stations(this.#draft.uploads)) return;
    this.#dispatch({ type: 'uploads', records });
    this.#setProofs(proofOf(this.form).kind);
  };

  // Every field of every line asks for its error in each render.
  #errors(): ShownErrors {
    if (!this.#shown) {
      const list = this.outstanding.filter((error) => this.#refused.includes(error) || this.#attempted.has((error.step ?? stepOf(error.pointer)) as Step));
      this.#shown = { list, byPlace: new Map(list.map((error) => [fieldOf(error.pointer), error])) };
    }
    return this.#shown;
  }

  // What is known to be wrong has to be found out again.
  #recheck({ isPatient = false }: { isPatient?: boolean } = {}): void {
    this.#shown = undefined;
    if (isPatient && this.#findings) void this.#checkWhenIdle();
    else this.#findings = undefined;
    this.#host.requestUpdate();
  }

  async #checkWhenIdle(): Promise<void> {
    if (this.#isCheckDue) return;
    this.#isCheckDue = true;
    await whenIdle();
    this.#isCheckDue = false;
    if (this.#isOpen) this.#recheck();
  }

  #setProofs(kind: ProofKind): void {
    this.#settle('/payments/0/proofs');
    this.#dispatch({ type: 'changePayment', index: 0, patch: { proofs: proofsFrom(this.#draft.uploads, kind) ?? null } });
  }

  #dispatch(action: DraftAction): void {
    this.#drafts.dispatch(action);
    const draft = this.#drafts.draft ?? this.#draft;
    const itemsChanged = draft.items !== this.#draft.items;
    this.#draft = draft;
    this.#form = undefined;
    if (itemsChanged) this.#indexItems();
    // What a key in one of very many lines makes wrong or right is found a moment after the key is painted.
    this.#recheck({ isPatient: action.type === 'changeLine' && this.form.lines.length > mostCheckedAtOnce });
  }

  // What the server said of a field holds until the field says something else.
  #settle(pointer: string): void {
    this.#refused = this.#refused.filter((error) => {
      const place = fieldOf(error.pointer);
      return place !== pointer && !place.startsWith(`${pointer}/`);
    });
  }

  #indexItems(): void {
    this.#itemOf = itemFinder(Object.values(this.#draft.items));
  }
}
