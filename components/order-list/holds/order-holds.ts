import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { OrderSummary } from '../../../src/index.ts';
import { Rights } from '../../controllers/rights.ts';
import { Announcer } from '../../foundation/announcer.ts';
import { BaseElement } from '../../foundation/base-element.ts';
import { emit } from '../../foundation/emit.ts';
import { isAbort } from '../../foundation/failure-text.ts';
import { formStyles } from '../../foundation/forms.css.ts';
import { list } from '../../locales/en/list.ts';
import { listHolds } from '../../locales/en/list-holds.ts';
import { listTools } from '../../locales/en/list-tools.ts';
import { status } from '../../locales/en/status.ts';
import { alert, loadFailure, skeletonLines } from '../../parts/feedback.ts';
import { textArea } from '../../parts/field.ts';
import { progress } from '../../parts/progress.ts';
import { rightsFailure } from '../../parts/rights-failure.ts';
import { filterOf, type ListQuery } from '../list-query.ts';
import { toolDialogStyles } from '../tool-dialog.css.ts';
import { HoldRun, type HoldKind } from './hold-run.ts';
import { mostTargets, readTargets } from './hold-targets.ts';
import { leftOut, namedOrders, notDone } from './hold-words.ts';
import { styles } from './order-holds.css.ts';
import type { OrderHoldsEventMap } from './order-holds.events.ts';

export interface ManualOrderPartOrderHolds {
  addEventListener<Type extends keyof (OrderHoldsEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderPartOrderHolds, event: (HTMLElementEventMap & OrderHoldsEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/**
 * Keeps orders from their warehouses, or lets them go, after it has said which: those that are chosen, or all that the filter
 * matches. What cannot be is named before, what did not work after, and a hold can be taken back.
 *
 * @element manual-order-part-order-holds
 * @event holds-close - The person has finished.
 */
export class ManualOrderPartOrderHolds extends BaseElement {
  static override styles = [BaseElement.styles, formStyles, toolDialogStyles, styles];
  static override texts = [...BaseElement.texts, list, listTools, listHolds, status];

  /** What is to be done. */
  @property({ attribute: false }) kind: HoldKind = 'hold';

  /** What the list shows. */
  @property({ attribute: false }) query: ListQuery = {};

  /** The ids of the orders that are chosen; all that the filter matches where there are none. */
  @property({ attribute: false }) selected: readonly string[] = [];

  @state() private orders: readonly OrderSummary[] | undefined;
  @state() private error: unknown;
  @state() private reason = '';
  @state() private problem = '';
  @state() private isBusy = false;

  readonly #say = new Announcer(this);
  readonly #rights = new Rights(this, () => this.api);
  readonly #reading = new AbortController();
  #run: HoldRun | undefined;
  #isUndo = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reading.abort();
    this.#run?.stop();
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
    void this.#read();
  }

  protected override render(): TemplateResult {
    return html`<div class="root" part="root">
      <dialog class="tool-dialog" part="dialog" aria-labelledby="title" @cancel=${(event: Event) => this.#cancelled(event)} @close=${(event: Event) => {
        event.stopPropagation();
        emit(this, 'holds-close', {});
      }}>
        <h3 id="title" tabindex="-1">${this.#title()}</h3>
        ${this.#run ? this.#progress(this.#run) : this.#question()}
        ${this.#say.region()}
      </dialog>
    </div>`;
  }

  #title(): string {
    const { possible } = this.#judged;
    if (!this.#run && (!possible || possible.length === 0 || this.#isTooMany)) return this.msg(`list.${this.kind}.titleAll`);
    return this.msg(`list.${this.#run?.kind ?? this.kind}.title`, { count: this.#run?.total ?? possible?.length ?? 0 });
  }

  get #isTooMany(): boolean { return Math.max(this.selected.length, this.orders?.length ?? 0) > mostTargets; }

  /** Which orders can be held or released, by the table of rights that the server checks with; nothing while that is not known. */
  get #judged(): { possible: readonly OrderSummary[] | undefined; others: readonly OrderSummary[] } {
    const { orders } = this;
    if (!orders || !this.#rights.isKnown) return { possible: undefined, others: [] };
    const isPossible = (order: OrderSummary): boolean => this.#rights.refusal(`orders.${this.kind}`, { order }) === undefined && (this.kind === 'release' || order.fulfilmentStatus !== 'onHold');
    return { possible: orders.filter(isPossible), others: orders.filter((order) => !isPossible(order)) };
  }

  #question(): TemplateResult {
    const { possible, others } = this.#judged;
    const canStart = possible !== undefined && possible.length > 0 && !this.#isTooMany;
    return html`
      ${this.#isTooMany ? alert({ tone: 'warning', body: this.msg('list.hold.most', { count: mostTargets }) })
        : this.error !== undefined ? loadFailure(this.localiser, { error: this.error, title: this.msg('list.loadFailed'), onRetry: () => void this.#read() })
          : this.#rights.error !== undefined ? rightsFailure(this.localiser, this.#rights)
            : possible === undefined ? skeletonLines(3) : this.#asked(possible, others)}
      <div class="tool-actions">
        <button type="button" class="button" part="cancel" @click=${() => this.#close()}>${this.msg(canStart ? 'list.notNow' : 'list.hold.close')}</button>
        ${canStart ? html`<button type="submit" form="question" class="button primary" part="start">${this.msg(`list.${this.kind}.start`)}</button>` : nothing}
      </div>`;
  }

  #asked(possible: readonly OrderSummary[], others: readonly OrderSummary[]): TemplateResult {
    const { localiser } = this;
    return html`
      <form id="question" class="result" novalidate @submit=${(event: Event) => this.#start(event, possible)}>
        ${possible.length === 0 ? nothing : html`<p>${this.msg(`list.${this.kind}.text`)}</p>`}
        ${this.kind === 'hold' && possible.length > 0 ? textArea({
          id: 'reason', label: this.msg('list.hold.reason'), value: this.reason, required: true, maxLength: 1_000, error: this.problem, onInput: (text) => { this.reason = text; },
        }) : nothing}
        ${others.length === 0 ? nothing : alert({
          tone: 'info', title: this.msg(`list.${this.kind}.cannot`, { count: others.length }), body: namedOrders(localiser, others.map((order) => leftOut(localiser, order))),
        })}
      </form>`;
  }

  #progress(run: HoldRun): TemplateResult {
    const text = this.msg('list.hold.progress', { done: run.settled, total: run.total });
    if (this.isBusy) {
      return html`<div class="stack">${progress({ fraction: run.settled / run.total, label: this.msg(`list.${run.kind}.running`), text })}<p class="muted">${text}</p></div>
        <div class="tool-actions"><button type="button" class="button" part="stop" @click=${() => run.stop()}>${this.msg('list.hold.stop')}</button></div>`;
    }
    const again = run.failed.length + run.left;
    return html`
      <div class="result">${this.#results(run)}</div>
      <div class="tool-actions">
        ${run.kind === 'hold' && run.done.length > 0 ? html`<button type="button" class="button" part="undo" @click=${() => this.#undo(run)}>${this.msg('list.hold.undo')}</button>` : nothing}
        ${again > 0 ? html`<button type="button" class="button" part="again" @click=${() => void this.#go(run, () => run.retry())}>${this.msg('list.hold.again', { count: again })}</button>` : nothing}
        <button type="button" class="button primary" part="done" @click=${() => this.#close()}>${this.msg('list.hold.close')}</button>
      </div>`;
  }

  #results({ kind, done, refused, failed, left }: HoldRun): unknown {
    const { localiser } = this;
    const because = (failures: typeof failed): TemplateResult => namedOrders(localiser, failures.map((failure) => notDone(localiser, kind, failure)));
    return [
      done.length > 0 && alert({ tone: 'success', title: this.msg(this.#isUndo ? 'list.hold.undone' : `list.${kind}.done`, { count: done.length }) }),
      refused.length > 0 && alert({ tone: 'info', title: this.msg(`list.${kind}.cannot`, { count: refused.length }), body: because(refused) }),
      failed.length > 0 && alert({ tone: 'danger', title: this.msg(`list.${kind}.failed`, { count: failed.length }), body: because(failed) }),
      left > 0 && alert({ tone: 'warning', title: this.msg('list.hold.left', { count: left }) }),
    ].filter((result) => result !== false);
  }

  async #read(): Promise<void> {
    const { api, selected } = this;
    if (!api || this.#isTooMany) return;
    this.error = undefined;
    const { signal } = this.#reading;
    try {
      this.orders = await readTargets(api, { ids: selected, filter: filterOf(this.query) }, signal);
    } catch (error) {
      if (!signal.aborted && !isAbort(error)) this.error = error;
    }
  }

  #start(event: Event, targets: readonly OrderSummary[]): void {
    event.preventDefault();
    const { api } = this;
    const reason = this.reason.trim();
    this.problem = this.kind === 'hold' && reason === '' ? this.msg('common.required') : '';
    if (this.problem) return this.renderRoot.querySelector<HTMLElement>('#reason')?.focus();
    if (!api || this.isBusy) return;
    const run = new HoldRun({ client: api, kind: this.kind, targets, reason, onStep: () => this.requestUpdate() });
    void this.#go(run, () => run.go());
  }

  #undo(run: HoldRun): void {
    const back = run.undo();
    this.#isUndo = true;
    void this.#go(back, () => back.go());
  }

  async #go(run: HoldRun, work: () => Promise<void>): Promise<void> {
    this.#run = run;
    this.isBusy = true;
    this.#say.polite(this.msg(`list.${run.kind}.running`));
    // The button that was pressed is gone.
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
    await work();
    this.isBusy = false;
    await this.updateComplete;
    const heard = [...this.renderRoot.querySelectorAll('.result .alert-title')].map(({ textContent }) => textContent);
    this.#say.polite(heard.join(' '));
    this.renderRoot.querySelector<HTMLElement>('[part~=done]')?.focus();
  }

  /** Escape stops what is under way; what came of it is seen first. */
  #cancelled(event: Event): void {
    event.stopPropagation();
    if (!this.isBusy) return;
    event.preventDefault();
    this.#run?.stop();
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }
}
