import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { OrderSummary } from '../../src/index.ts';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import { atRow, cssVars } from '../foundation/css-vars.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { safeUrl } from '../foundation/safe-url.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { cellOf, marks } from './cells.ts';
import { leastWidth, sortOf, tracksOf, type OrderColumn } from './columns.ts';
import { defaultSort, directionOf, type ListQuery, type SortColumn } from './list-query.ts';
import type { OrderRows } from './order-rows.ts';
import type { OrderSelection } from './order-selection.ts';
import type { OrderTable } from './order-table.ts';

export interface TableOptions {
  localiser: Localiser;
  settings: ShopSettings;
  query: ListQuery;
  columns: readonly OrderColumn[];
  rows: OrderRows;
  table: OrderTable;
  selection: OrderSelection;
  onSort: (column: SortColumn) => void;
  /** The address of an order's own page, where the page has one. */
  hrefOf: ((order: OrderSummary) => string) | undefined;
}

/**
 * The orders as a table of which only what can be seen is drawn. The roles are written out because every row is a grid of
 * its own, and browsers take a table's meaning away with its layout.
 */
export const orderTable = (options: TableOptions): TemplateResult => {
  const { localiser, query, columns, rows, table } = options;
  const caption = localiser.msg('list.caption', { sort: localiser.msg(`list.sort.${query.sort ?? defaultSort}`) });
  const isFirst = rows.isFirst;
  return html`
    <div class="viewport" part="scroll" @keydown=${table.onKey} @focusin=${table.onFocus}><table class="table" part="table" role="table" aria-busy=${rows.isLoading ? 'true' : 'false'} aria-describedby="keys" aria-colcount=${columns.length + 1}
        aria-rowcount=${isFirst ? -1 : (rows.total ?? rows.count) + 1} ${cssVars({ '--tracks': tracksOf(columns), '--least': leastWidth(columns) })}><caption
        class="visually-hidden">${caption}</caption><thead
        role="rowgroup"><tr role="row" aria-rowindex="1">${selectAll(options)}${columns.map((column) => heading(options, column))}</tr></thead><tbody
        role="rowgroup" ${cssVars({ '--count': isFirst ? table.likelyCount : rows.count })} @click=${table.onClick}>${
          isFirst ? Array.from({ length: table.likelyCount }, (_, place) => waitingRow(place))
            : repeat(table.places, (place) => rows.at(place)?.id ?? place, (place) => {
              const order = rows.at(place);
              return order ? row(options, order, place) : waitingRow(place);
            })}</tbody></table><p class="visually-hidden" id="keys">${localiser.msg('list.keys')}</p></div>`;
};

const selectAll = ({ localiser, rows, selection }: TableOptions): TemplateResult => html`<th scope="col" role="columnheader" class="select" part="heading"><label class="tick"><input type="checkbox" part="select-all" aria-label=${localiser.msg('list.selectLoaded')}
    .checked=${live(selection.isWhole)} .indeterminate=${live(selection.count > 0 && !selection.isWhole)} ?disabled=${rows.count === 0}
    @change=${(event: Event) => {
      event.stopPropagation();
      selection.toggleLoaded();
    }}></label></th>`;

const heading = ({ localiser, query, onSort }: TableOptions, column: OrderColumn): TemplateResult => {
  const label = localiser.msg(`list.column.${column}`);
  const sort = sortOf(column);
  if (!sort) return html`<th scope="col" role="columnheader" class=${column} part="heading"><span class="cut">${label}</span></th>`;
  const direction = directionOf(query, sort);
  return html`<th scope="col" role="columnheader" class=${column} part="heading" aria-sort=${direction ?? 'none'}><button
    type="button" class="sort ${direction ? 'sorted' : ''}" part="sort" @click=${() => onSort(sort)}><span class="cut">${label}</span>${
      icon(direction === 'ascending' ? icons.sortAscending : icons.sortDescending)}</button></th>`;
};

// Of rows there are many, so no white space stands between their parts: it would be a node, too.
const row = (options: TableOptions, order: OrderSummary, place: number): TemplateResult => {
  const { localiser, columns, rows, table, selection } = options;
  const isSelected = selection.has(order.id);
  const number = order.number ?? localiser.msg('list.draft');
  const tabindex = place === table.active ? 0 : -1;
  return html`<tr role="row" class="${rows.moved.has(order.id) ? 'moved' : ''} ${isSelected ? 'selected' : ''}" part="row ${isSelected ? 'selected' : ''}" data-row data-place=${place}
      aria-rowindex=${place + 2} aria-selected=${isSelected ? 'true' : 'false'} ${atRow(place)}><td
      role="cell" class="select"><label class="tick"><input type="checkbox" part="select" data-stop="select" tabindex=${tabindex}
        aria-label=${localiser.msg('list.select', { number })} .checked=${live(isSelected)}></label></td><th
      scope="row" role="rowheader" class="number">${link(options, order, { number, tabindex })}${marks(localiser, order)}</th>${
      columns.map((column) => (column === 'number' ? nothing : cellOf(options, order, column)))}</tr>`;
};

/** What opens an order: a link where its page has an address, so that it can be opened beside this one too. */
const link = ({ hrefOf }: TableOptions, order: OrderSummary, { number, tabindex }: { number: string; tabindex: number }): TemplateResult => {
  const href = hrefOf && safeUrl(hrefOf(order));
  return href
    ? html`<a class="order-link" part="order-link" data-stop="open" tabindex=${tabindex} href=${href}>${number}</a>`
    : html`<button type="button" class="order-link" part="order-link" data-stop="open" tabindex=${tabindex}>${number}</button>`;
};

const waitingRow = (place: number): TemplateResult => html`<tr role="row" class="loading" part="skeleton" data-row aria-hidden="true" ${atRow(place)}><td role="cell"><span class="skeleton"></span></td></tr>`;

/** How many there are, and the way to the next ones for who does not scroll. */
export const rowCount = (localiser: Localiser, rows: OrderRows): TemplateResult => {
  const { count, total, hasMore, isLoadingMore } = rows;
  return html`
    <div class="spread rows-foot">
      <p class="muted" part="range">${hasMore && total !== undefined ? localiser.msg('list.loaded', { loaded: count, total }) : localiser.msg('list.count', { count: total ?? count })}</p>
      ${hasMore ? html`<button type="button" class="button small" part="load-more" aria-disabled=${ifDefined(isLoadingMore ? 'true' : undefined)} @click=${() => rows.loadMore()}>${
        isLoadingMore ? icon(icons.spinner) : nothing}${localiser.msg('list.loadMore')}</button>` : nothing}
    </div>`;
};
