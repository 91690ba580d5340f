import type { LitElement } from 'lit';
import { diffOrders, editSteps, isApiError, mergeOrders, steps, undoChange, type CatalogueItem, type Client, type EditedOrder, type EditStep, type Order, type OrderChange, type OrderDraft, type OrderMerge, type Step } from '../../../src/index.ts';
import { LiveOrder } from '../../status-tracker/live-order.ts';
import type { Announcer } from '../../foundation/announcer.ts';
import { emit } from '../../foundation/emit.ts';
import type { Localiser } from '../../foundation/localiser.ts';
import type { DraftKeeper } from '../drafts/draft-keeper.ts';
import { focusIn } from '../focus.ts';
import type { WizardModel } from '../model.ts';
import type { CheckOptions, Findings } from '../order-check.ts';
import type { FormContext, OrderForm } from '../order-form.ts';
import type { Shop } from '../shop-context.ts';
import type { Submission } from '../submission.ts';
import { checkEdit } from './edit-check.ts';
import { editedOf, editedOfOrder, formOf, inputOf, inputOfEdited, itemsOf, scopesToCount } from './edited-form.ts';
import type { LockContext } from './locks.ts';
import { MergeChoice } from './merge-choice.ts';
import { EditStepError, fieldsRefused, isStale, saveEdit } from './save-edit.ts';
import type { SavedEdit } from './saved-edit.ts';

export interface EditOptions {
  client: () => Client | undefined;
  orderId: () => string;
  localiser: () => Localiser;
  announcer: Announcer;
  drafts: DraftKeeper;
  submission: Submission;
  model: () => WizardModel | undefined;
  /** Shows the form of the draft that is open, at its step. */
  onOpened: (step: Step) => void;
  /** The form is done with. */
  onClosed: () => void;
  /** Shows the overview, at why the edit was not saved. */
  onFailed: () => Promise<unknown>;
}

interface Compared { readonly form: OrderForm; readonly base: Order; readonly before: EditedOrder; readonly mine: EditedOrder; readonly changes: readonly OrderChange[] }

/** An answer of the server comes between two saves of somebody else, now and then. More often than this it is no chance. */
const mostTries = 4;

/** An edit of an order that is there: what it began with, what has become of it with the server meanwhile, and how it is saved. */
export class EditSession {
  readonly live: LiveOrder;
  readonly #host: LitElement;
  readonly #options: EditOptions;
  #shop: Shop | undefined;
  #isOpening = false;
  #base: Order | undefined;
  #saved: SavedEdit | undefined;
  #choice: MergeChoice | undefined;
  #taken: readonly OrderChange[] = [];
  #isPartly = false;
  /** What is being saved. */
  #sent: EditedOrder | undefined;
  #compared: Compared | undefined;
  #merged: { compared: Compared; theirs: Order; merge: OrderMerge } | undefined;

  constructor(host: LitElement, options: EditOptions) {
    this.#host = host;
    this.#options = options;
    this.live = new LiveOrder(host, { client: options.client, orderId: options.orderId, onChange: (order, before) => this.#heard(order, before) });
  }

  /** The order as the person began with it, or has taken over since. */
  get base(): Order | undefined { return this.#base; }
  get saved(): SavedEdit | undefined { return this.#saved; }
  /** What has to be decided before the edit can be saved. */
  get choice(): MergeChoice | undefined { return this.#choice; }
  /** Whether the last try to save got through with a part of the edit. */
  get isPartly(): boolean { return this.#isPartly; }
  /** The rights of the person. */
  get scopes(): readonly string[] { return this.#shop?.scopes ?? []; }
  /** With them what was agreed counts, whoever looks at it. */
  get scopesToCount(): readonly string[] { return scopesToCount(this.scopes); }
  get changes(): readonly OrderChange[] { return this.#compare()?.changes ?? []; }
  get isMissing(): boolean { return isApiError(this.live.error) && this.live.error.status === 404; }

  /** What somebody else has saved since, where it concerns what is edited here. */
  get news(): OrderMerge | undefined {
    const theirs = this.live.order;
    const compared = this.#compare();
    if (!theirs || !compared || theirs.version <= compared.base.version) return undefined;
    const known = this.#merged?.compared === compared && this.#merged.theirs === theirs ? this.#merged.merge : undefined;
    const merge = known ?? this.#merge(theirs);
    this.#merged = { compared, theirs, merge };
    return merge.conflicts.length + merge.taken.length > 0 ? merge : undefined;
  }

  /** Begins with the order, once it and the shop are known. */
  open(shop: Shop): void {
    this.close();
    this.#shop = shop;
    this.#host.requestUpdate();
    if (this.live.order?.id === this.#options.orderId()) void this.#begin(this.live.order);
  }

  close(): void {
    this.#shop = undefined;
    this.#base = undefined;
    this.#saved = undefined;
    this.#choice = undefined;
    this.#taken = [];
  }

  /** What the locks of the form hang on. */
  get locking(): LockContext | undefined {
    const model = this.#options.model();
    const order = this.live.order ?? this.#base;
    return model && order && this.#shop ? { order, form: model.form, scopes: this.#shop.scopes } : undefined;
  }

  check(form: OrderForm, context: FormContext, options: CheckOptions): Findings {
    if (!this.#shop || !this.#base) return { blockers: [], warnings: [] };
    return checkEdit(form, context, { ...options, shop: this.#shop, base: this.#base });
  }

  /** Newer figures of items, as the order has agreed on them. */
  agreed(newest: Readonly<Record<string, CatalogueItem>>): Readonly<Record<string, CatalogueItem>> {
    if (!this.#base) return newest;
    const onLines = new Set(this.#options.model()?.form.lines.map(({ key }) => key));
    return Object.fromEntries(Object.entries(itemsOf(this.#base, newest)).filter(([key]) => onLines.has(key)));
  }

  /** Takes one change back. */
  undo(change: OrderChange): void {
    const compared = this.#compare();
    if (compared) this.#rebase(compared.base, inputOfEdited(undoChange(compared.mine, change), inputOf(compared.base)));
    void focusIn(this.#host, '[part=undo]');
  }

  /** Takes over what somebody else has saved, or asks where both changed the same. */
  takeOver(): void {
    const { news } = this;
    const theirs = this.live.order;
    if (!news || !theirs) return;
    if (news.conflicts.length > 0) return this.#ask(theirs, news, false);
    this.#apply(news.merged, theirs);
    this.#options.announcer.polite(this.#options.localiser().msg('wizard.edit.takenOver'));
    void focusIn(this.#host, 'h2[tabindex]');
  }

  /** Settles what was asked, and goes on saving where that was what asked it. */
  async settle(): Promise<void> {
    const choice = this.#choice;
    if (!choice) return;
    if (!choice.isComplete) {
      choice.insist();
      return focusIn(this.#host, `[name="${choice.open[0]?.pointer}"]`);
    }
    const { merged, taken } = this.#merge(choice.theirs, choice.chosen);
    this.#choice = undefined;
    this.#taken = [...this.#taken, ...taken];
    this.#apply(merged, choice.theirs);
    if (choice.isSaving) await this.#send();
    else await focusIn(this.#host, 'h2[tabindex]');
  }

  /** Leaves everything as it was typed. */
  leaveChoice(): void {
    const asked = this.#choice?.isSaving ? '[part=actions] [type=submit]' : '[part=edit-news] button';
    this.#choice = undefined;
    this.#host.requestUpdate();
    void focusIn(this.#host, asked);
  }

  /** Forgets what was typed, and begins again with the order as it is now. */
  async discard(): Promise<void> {
    const { order } = this.live;
    await this.#options.drafts.discard();
    this.#base = undefined;
    if (order) await this.#begin(order);
  }

  /** Begins another edit of the same order. */
  async again(): Promise<void> {
    this.#saved = undefined;
    this.live.retry();
    if (this.live.order) await this.#begin(this.live.order);
    await focusIn(this.#host, 'h2[tabindex]');
  }

  /** Saves what has changed, and nothing else. */
  async save(): Promise<void> {
    const model = this.#options.model();
    if (!model || !this.#base || this.#options.submission.isRunning) return;
    model.attempt(...steps);
    model.refuse([]);
    if (model.findings.blockers.length > 0) return focusIn(this.#host, '#overview-problems');
    if (this.changes.length === 0) return focusIn(this.#host, 'h2[tabindex]');
    if (!emit(this.#host, 'before-submit', { order: model.order, orderId: this.#base.id, steps: this.#steps() }, { cancelable: true })) return;
    this.#taken = [];
    this.#isPartly = false;
    await this.#send();
  }

  async #send(): Promise<void> {
    const model = this.#options.model();
    const { submission } = this.#options;
    const base = this.#base;
    if (!model || !base) return;
    const { form, context } = model;
    const { changes } = this;
    let refusedAt: EditStepError | undefined;
    const order = await submission.place(() => this.#carryOut().catch((error: unknown) => {
      if (!(error instanceof EditStepError)) throw error;
      refusedAt = error;
      throw error.cause;
    }));
    if (order) return this.#succeeded({ order, changes, form, context, base, taken: this.#taken, isMoreTyped: this.#isMoreTyped });
    if (this.#choice) {
      submission.forget();
      return;
    }
    if (refusedAt) model.refuse(fieldsRefused(refusedAt, (key) => model.form.lines.findIndex((line) => line.key === key)));
    // What was refused may be locked by now, or on its way to another state.
    this.live.retry();
    await this.#options.onFailed();
  }

  /** The order as it was saved. Where somebody else was faster, their changes are taken over first, or asked about. */
  async #carryOut(): Promise<Order> {
    for (let tries = 1; ; tries += 1) {
      const base = this.#base;
      const client = this.#options.client();
      if (!base || !client) throw new Error('Nothing is edited.');
      this.#sent = this.#compare()?.mine;
      try {
        return await saveEdit({ client, order: base, steps: this.#steps(), onStep: (order, added) => this.#stepped(order, added) });
      } catch (error) {
        if (!(error instanceof EditStepError) || !isStale(error.cause) || tries === mostTries) throw error;
        const theirs: Order = await client.orders.get(base.id);
        const merge = this.#merge(theirs);
        if (merge.conflicts.length > 0) {
          this.#ask(theirs, merge, true);
          throw error;
        }
        this.#taken = [...this.#taken, ...merge.taken];
        this.#apply(merge.merged, theirs);
      }
    }
  }

  #stepped(order: Order, added?: { key: string; lineId: string }): void {
    const model = this.#options.model();
    if (!model) return;
    this.#isPartly = true;
    const { lines, ...fields } = model.draft.input;
    const named = added ? lines.map((line) => (line.key === added.key ? { ...line, key: added.lineId } : line)) : lines;
    if (added && this.#sent) this.#sent = { ...this.#sent, lines: this.#sent.lines.map((line) => (line.id === added.key ? { ...line, id: added.lineId } : line)) };
    this.#rebase(order, { ...fields, lines: named });
  }

  get #isMoreTyped(): boolean {
    const compared = this.#compare();
    return compared !== undefined && this.#sent !== undefined && diffOrders({ before: this.#sent, after: compared.mine }).length > 0;
  }

  #steps(): EditStep[] {
    const compared = this.#compare();
    return compared ? editSteps({ before: compared.before, after: compared.mine }) : [];
  }

  async #succeeded(saved: SavedEdit): Promise<void> {
    this.#saved = saved;
    this.#base = undefined;
    this.live.take(saved.order);
    this.#options.onClosed();
    if (!saved.isMoreTyped) await this.#options.drafts.discard();
    this.#options.drafts.close();
    emit(this.#host, 'order-updated', { order: saved.order }, { outcome: true });
    await focusIn(this.#host, '#saved-heading');
  }

  #heard(order: Order, before: Order | undefined): void {
    if (!before || !this.#base) {
      if (!this.#saved && !this.#isOpening) void this.#begin(order);
      return;
    }
    if (this.#options.submission.isRunning || this.#choice) return;
    const { news } = this;
    // The warehouse’s news change the version of an order, and nothing that is edited here.
    if (!news && order.version > this.#base.version) this.#base = order;
    if (!news) return;
    this.#options.announcer.polite(this.#options.localiser().msg('wizard.edit.newsSaid', { name: order.updatedBy.name }));
    if (this.changes.length === 0) this.takeOver();
  }

  async #begin(order: Order): Promise<void> {
    const shop = this.#shop;
    if (!shop || order.id !== this.#options.orderId()) return;
    this.#isOpening = true;
    const { drafts } = this.#options;
    const scope = `${shop.draftScope}/${order.id}`;
    const beginning = { input: inputOf(order), base: order, items: itemsOf(order) };
    let draft = await drafts.open(scope, beginning);
    // What was opened and left as it was is no edit to come back to; two tabs, or a page that was still leaving, leave several.
    while (draft && drafts.restoredAt && this.#isUntouched(draft, shop)) {
      await drafts.discard();
      draft = await drafts.open(scope, beginning);
    }
    this.#isOpening = false;
    if (!draft || this.#shop !== shop) return;
    this.#base = draft.base ?? order;
    this.#options.onOpened(draft.step);
    if (this.live.order) this.#heard(this.live.order, this.#base);
  }

  #isUntouched({ base, input }: OrderDraft, shop: Shop): boolean {
    if (!base) return false;
    const mine = editedOf({ ...input, segment: input.segment ?? 'b2b' }, formOf(base, shop).context);
    return diffOrders({ before: editedOfOrder(base, shop), after: mine }).length === 0;
  }

  #ask(theirs: Order, { conflicts, taken }: OrderMerge, isSaving: boolean): void {
    this.#choice = new MergeChoice({ theirs, conflicts, taken, isSaving, onChange: () => this.#host.requestUpdate() });
    this.#host.requestUpdate();
  }

  #merge(theirs: Order, choose?: (pointer: string) => 'mine' | 'theirs' | undefined): OrderMerge {
    const compared = this.#compare();
    if (!compared || !this.#shop) throw new Error('Nothing is edited.');
    return mergeOrders({ base: compared.before, mine: compared.mine, theirs: editedOfOrder(theirs, this.#shop), choose });
  }

  #apply(merged: EditedOrder, theirs: Order): void {
    this.live.take(theirs);
    this.#rebase(theirs, inputOfEdited(merged, inputOf(theirs)));
  }

  #rebase(base: Order, input: ReturnType<typeof inputOf>): void {
    this.#base = base;
    this.#options.model()?.rebase(base, input, itemsOf(base));
    this.live.take(base);
  }

  #compare(): Compared | undefined {
    const model = this.#options.model();
    const base = this.#base;
    if (!model || !base || !this.#shop) return undefined;
    const { form } = model;
    if (this.#compared?.form !== form || this.#compared.base !== base) {
      const before = this.#compared?.base === base ? this.#compared.before : editedOfOrder(base, this.#shop);
      const mine = editedOf(form, model.context);
      this.#compared = { form, base, before, mine, changes: diffOrders({ before, after: mine }) };
    }
    return this.#compared;
  }
}
