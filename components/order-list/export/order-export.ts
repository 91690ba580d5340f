import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { maxOrderIds, type ExportColumn, type ExportFormat, type OrderExportQuery } from '../../../src/index.ts';
import { Announcer } from '../../foundation/announcer.ts';
import { BaseElement } from '../../foundation/base-element.ts';
import { emit } from '../../foundation/emit.ts';
import { failureText, isAbort } from '../../foundation/failure-text.ts';
import { formStyles } from '../../foundation/forms.css.ts';
import { saveFile } from '../../foundation/save-file.ts';
import { list } from '../../locales/en/list.ts';
import { listTools } from '../../locales/en/list-tools.ts';
import { alert } from '../../parts/feedback.ts';
import { radioGroup } from '../../parts/field.ts';
import { progress } from '../../parts/progress.ts';
import type { OrderColumn } from '../columns.ts';
import { filterOf, type ListQuery } from '../list-query.ts';
import { toolDialogStyles } from '../tool-dialog.css.ts';
import type { OrderExportEventMap } from './order-export.events.ts';
import { exportColumnsOf } from './export-columns.ts';

export interface ManualOrderPartOrderExport {
  addEventListener<Type extends keyof (OrderExportEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderPartOrderExport, event: (HTMLElementEventMap & OrderExportEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

type Which = 'selection' | 'all';
type What = 'shown' | 'every' | 'lines';

/**
 * Saves orders as a file for a spreadsheet: those that are chosen, or all that the filter matches. It can be called off
 * while it comes.
 *
 * @element manual-order-part-order-export
 * @event export-done - The file was saved.
 * @event export-close - The person has finished.
 */
export class ManualOrderPartOrderExport extends BaseElement {
  static override styles = [BaseElement.styles, formStyles, toolDialogStyles];
  static override texts = [...BaseElement.texts, list, listTools];

  /** What the list shows. */
  @property({ attribute: false }) query: ListQuery = {};

  /** The columns that the list has. */
  @property({ attribute: false }) columns: readonly OrderColumn[] = [];

  /** The ids of the orders that are chosen. */
  @property({ attribute: false }) selected: readonly string[] = [];

  /** How many the filter matches. */
  @property({ attribute: false }) total: number | undefined;

  @state() private format: ExportFormat = 'xlsx';
  @state() private which: Which = 'all';
  @state() private what: What = 'shown';
  @state() private receivedBytes: number | undefined;
  @state() private error: unknown;

  readonly #say = new Announcer(this);
  #run: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#run?.abort();
  }

  protected override willUpdate(values: PropertyValues<this>): void {
    super.willUpdate(values);
    if (!this.hasUpdated && this.#canSelection) this.which = 'selection';
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override render(): TemplateResult {
    const isBusy = this.receivedBytes !== undefined;
    return html`<div class="root" part="root">
      <dialog class="tool-dialog" part="dialog" aria-labelledby="title" @cancel=${(event: Event) => event.stopPropagation()} @close=${(event: Event) => {
        event.stopPropagation();
        this.#run?.abort();
        emit(this, 'export-close', {});
      }}>
        <h3 id="title">${this.msg('list.exportTitle')}</h3>
        ${isBusy ? this.#progress() : this.#form()}
        ${this.error === undefined ? nothing : alert({ tone: 'danger', title: this.msg('list.exportFailed'), body: failureText(this.localiser, this.error).text })}
        <div class="tool-actions">
          <button type="button" class="button" part="cancel" @click=${() => this.#cancel()}>${this.msg(isBusy ? 'list.exportCancel' : 'list.notNow')}</button>
          ${isBusy ? nothing : html`<button type="button" class="button primary" part="start" @click=${() => void this.#start()}>${this.msg('list.exportStart')}</button>`}
        </div>
        ${this.#say.region()}
      </dialog>
    </div>`;
  }

  #form(): TemplateResult {
    const { total } = this;
    return html`
      ${this.selected.length === 0 ? nothing : radioGroup({
        id: 'which', label: this.msg('list.exportWhich'), value: this.which, onChange: (which) => { this.which = which as Which; },
        hint: this.#canSelection ? undefined : this.msg('list.exportMost', { count: maxOrderIds }),
        choices: [
          { value: 'selection', label: this.msg('list.exportSelected', { count: this.selected.length }), disabled: !this.#canSelection },
          { value: 'all', label: total === undefined ? this.msg('list.exportAll') : this.msg('list.exportMatching', { count: total }) },
        ],
      })}
      ${radioGroup({
        id: 'format', label: this.msg('list.exportFormat'), value: this.format, onChange: (format) => { this.format = format as ExportFormat; },
        choices: [{ value: 'xlsx', label: this.msg('list.exportXlsx') }, { value: 'csv', label: this.msg('list.exportCsv') }],
      })}
      ${radioGroup({
        id: 'what', label: this.msg('list.exportColumns'), value: this.what, onChange: (what) => { this.what = what as What; },
        choices: (['shown', 'every', 'lines'] as const).map((value) => ({ value, label: this.msg(`list.exportColumns.${value}`) })),
      })}
      ${this.selected.length === 0 && total !== undefined ? html`<p class="muted">${this.msg('list.exportMatching', { count: total })}</p>` : nothing}`;
  }

  // How much is to come is not known: the server writes the file while it is sent.
  #progress(): TemplateResult {
    const size = this.localiser.size(this.receivedBytes ?? 0);
    return html`<div class="stack">${progress({ fraction: undefined, label: this.msg('list.exporting'), text: this.msg('list.exportReceived', { size }) })}
      <p class="muted">${this.msg('list.exportReceived', { size })}</p></div>`;
  }

  // The ids go with the address, which holds only so many.
  get #canSelection(): boolean {
    return this.selected.length > 0 && this.selected.length <= maxOrderIds;
  }

  get #exportQuery(): OrderExportQuery {
    const { sort } = this.query;
    const columns: readonly ExportColumn[] | undefined = this.what === 'shown' ? exportColumnsOf(this.columns) : undefined;
    return {
      ...(this.which === 'selection' ? { ids: [...this.selected] } : filterOf(this.query)), format: this.format, ...(sort && { sort }),
      ...(columns && { columns: [...columns] }), ...(this.what === 'lines' && { rows: 'lines' }),
    };
  }

  async #start(): Promise<void> {
    const { api } = this;
    if (!api || this.#run) return;
    const run = new AbortController();
    this.#run = run;
    this.error = undefined;
    this.receivedBytes = 0;
    this.#say.polite(this.msg('list.exporting'));
    try {
      const { filename, mediaType, body } = await api.orders.export(this.#exportQuery, {
        signal: run.signal, onProgress: ({ receivedBytes }) => { this.receivedBytes = receivedBytes; },
      });
      const bytes = await new Response(body).arrayBuffer();
      run.signal.throwIfAborted();
      saveFile(new Blob([bytes], { type: mediaType }), filename);
      emit(this, 'export-done', { filename });
      this.renderRoot.querySelector('dialog')?.close();
    } catch (error) {
      if (run.signal.aborted || isAbort(error)) return;
      this.error = error;
      this.#say.assertive(`${this.msg('list.exportFailed')} ${failureText(this.localiser, error).text}`);
    } finally {
      if (this.#run === run) {
        this.#run = undefined;
        this.receivedBytes = undefined;
      }
    }
  }

  /** Calls off what is under way, and stays open for another try; else closes. */
  #cancel(): void {
    if (!this.#run) return this.renderRoot.querySelector('dialog')?.close();
    this.#run.abort();
    this.#run = undefined;
    this.receivedBytes = undefined;
    this.#say.polite(this.msg('list.exportCancelled'));
  }
}
