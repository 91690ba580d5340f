import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Client } from '../../src/index.ts';
import { Later } from '../controllers/later.ts';
import { defineElement } from '../foundation/define-element.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type { Messages } from '../foundation/messages.ts';
import { skeletonLines } from '../parts/feedback.ts';
import type { OrderColumn } from './columns.ts';
import type { OrderColumnsEventMap } from './columns/order-columns.events.ts';
import type { OrderExportEventMap } from './export/order-export.events.ts';
import type { OrderFiltersEventMap } from './filters/order-filters.events.ts';
import type { Arranged } from './list-memory.ts';
import type { HoldKind } from './holds/hold-run.ts';
import type { ListQuery } from './list-query.ts';
import type { ListView } from './list-views.ts';
import type { OrderViewsEventMap } from './views/order-views.events.ts';

/** A dialog that a tool opens. */
export type ListDialog = 'columns' | 'saveView' | 'manageViews' | 'export' | 'exportSelection' | HoldKind;

export interface ToolsOptions {
  localiser: Localiser;
  client: Client | undefined;
  messages: Messages | undefined;
  query: ListQuery;
  columns: readonly OrderColumn[];
  people: () => ReadonlyMap<string, string>;
  views: readonly ListView[];
  current: ListView | undefined;
  arranged: Arranged;
  /** The ids of the orders that are chosen, unless that is all of them. */
  selected: readonly string[];
  total: number | undefined;
  onQuery: (query: ListQuery) => void;
  onColumns: (columns: readonly OrderColumn[] | undefined) => void;
  onArrange: (change: Partial<Arranged>) => void;
  onSaved: (viewId: string) => void;
  onExported: (filename: string) => void;
}

/** What a page downloads only once it is used: the filters, and the dialogs of columns, views, export and holds. */
export class OrderTools {
  areFiltersOpen = false;

  readonly #host: LitElement;
  readonly #filters: Later;
  readonly #columns: Later;
  readonly #views: Later;
  readonly #export: Later;
  readonly #holds: Later;
  #dialog: ListDialog | undefined;
  #openings = 0;

  constructor(host: LitElement) {
    this.#host = host;
    this.#filters = new Later(host, async () => defineElement('manual-order-part-order-filters', (await import('./filters/order-filters.ts')).ManualOrderPartOrderFilters));
    this.#columns = new Later(host, async () => defineElement('manual-order-part-order-columns', (await import('./columns/order-columns.ts')).ManualOrderPartOrderColumns));
    this.#views = new Later(host, async () => defineElement('manual-order-part-order-views', (await import('./views/order-views.ts')).ManualOrderPartOrderViews));
    this.#export = new Later(host, async () => defineElement('manual-order-part-order-export', (await import('./export/order-export.ts')).ManualOrderPartOrderExport));
    this.#holds = new Later(host, async () => defineElement('manual-order-part-order-holds', (await import('./holds/order-holds.ts')).ManualOrderPartOrderHolds));
  }

  toggleFilters(): void {
    this.areFiltersOpen = !this.areFiltersOpen;
    void this.#filters.load();
    this.#host.requestUpdate();
  }

  open(dialog: ListDialog): void {
    this.#dialog = dialog;
    this.#openings += 1;
    void this.#partOf(dialog).load();
    this.#host.requestUpdate();
  }

  filters({ localiser, client, messages, query, people, onQuery }: ToolsOptions): TemplateResult | typeof nothing {
    if (!this.areFiltersOpen) return nothing;
    if (!this.#filters.isThere) return this.#filters.hasFailed ? partFailure(localiser, this.#filters) : skeletonLines(3);
    return html`<manual-order-part-order-filters part="filters" .client=${client} .messages=${messages} .query=${query} .people=${people()}
      @filters-change=${({ detail }: OrderFiltersEventMap['filters-change']) => onQuery(detail.query)}></manual-order-part-order-filters>`;
  }

  /** The dialog that is open. Each opening makes a new one, so that it begins afresh. */
  dialog(options: ToolsOptions): unknown {
    const dialog = this.#dialog;
    if (!dialog) return nothing;
    const part = this.#partOf(dialog);
    if (!part.isThere) return part.hasFailed ? partFailure(options.localiser, part) : nothing;
    const opening = this.#openings;
    // The browser tells that a dialog was closed a moment later, when the next one may be open.
    const onClose = (): void => {
      if (opening !== this.#openings) return;
      this.#dialog = undefined;
      this.#host.requestUpdate();
    };
    return keyed(opening, this.#templateOf(dialog, options, onClose));
  }

  #templateOf(dialog: ListDialog, options: ToolsOptions, onClose: () => void): TemplateResult {
    switch (dialog) {
      case 'columns': return this.#columnsDialog(options, onClose);
      case 'saveView':
      case 'manageViews': return this.#viewsDialog(options, dialog === 'saveView', onClose);
      case 'export':
      case 'exportSelection': return this.#exportDialog(options, dialog === 'exportSelection', onClose);
      case 'hold':
      case 'release': return holdsDialog(options, dialog, onClose);
    }
  }

  #columnsDialog({ messages, columns, onColumns }: ToolsOptions, onClose: () => void): TemplateResult {
    return html`<manual-order-part-order-columns .messages=${messages} .columns=${columns}
      @columns-change=${({ detail }: OrderColumnsEventMap['columns-change']) => onColumns(detail.columns)} @columns-close=${onClose}></manual-order-part-order-columns>`;
  }

  #viewsDialog({ messages, query, views, current, arranged, onArrange, onSaved }: ToolsOptions, isSave: boolean, onClose: () => void): TemplateResult {
    return html`<manual-order-part-order-views .messages=${messages} .views=${views} .arranged=${arranged} .query=${isSave ? query : undefined} .current=${current}
      @views-change=${({ detail }: OrderViewsEventMap['views-change']) => onArrange(detail.change)}
      @view-save=${({ detail }: OrderViewsEventMap['view-save']) => onSaved(detail.id)} @views-close=${onClose}></manual-order-part-order-views>`;
  }

  #exportDialog({ client, messages, query, columns, selected, total, onExported }: ToolsOptions, isSelection: boolean, onClose: () => void): TemplateResult {
    return html`<manual-order-part-order-export .client=${client} .messages=${messages} .query=${query} .columns=${columns} .selected=${isSelection ? selected : []} .total=${total}
      @export-done=${({ detail }: OrderExportEventMap['export-done']) => onExported(detail.filename)} @export-close=${onClose}></manual-order-part-order-export>`;
  }

  #partOf(dialog: ListDialog): Later {
    if (dialog === 'columns') return this.#columns;
    if (dialog === 'hold' || dialog === 'release') return this.#holds;
    return dialog === 'saveView' || dialog === 'manageViews' ? this.#views : this.#export;
  }
}

const holdsDialog = ({ client, messages, query, selected }: ToolsOptions, kind: HoldKind, onClose: () => void): TemplateResult => html`
  <manual-order-part-order-holds .client=${client} .messages=${messages} .kind=${kind} .query=${query} .selected=${selected} @holds-close=${onClose}></manual-order-part-order-holds>`;

/** That a part did not come, with the way to try again. */
export const partFailure = (localiser: Localiser, part: Later): TemplateResult => html`
  <div class="row" role="alert"><span>${localiser.msg('list.partFailed')}</span>
    <button class="button small" part="retry-part" type="button" @click=${() => void part.load()}>${localiser.msg('common.retry')}</button></div>`;
