import { html, nothing, type TemplateResult } from 'lit';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { emptyState, loadFailure } from '../parts/feedback.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { settingsFailure } from '../parts/settings-failure.ts';
import type { HoldKind } from './holds/hold-run.ts';
import type { OrderRows } from './order-rows.ts';

export interface SelectionBarOptions {
  localiser: Localiser;
  count: number;
  /** All that the filter matches are chosen, not only loaded ones. */
  isAll: boolean;
  /** All rows that are loaded are chosen, and there are more: so many in all. */
  all: number | undefined;
  /** The person may hold orders and release them. */
  mayHold: boolean;
  onAll: () => void;
  onHold: (kind: HoldKind) => void;
  onExport: () => void;
  onClear: () => void;
}

/** What can be done with the orders that are chosen. */
export const selectionBar = (options: SelectionBarOptions): TemplateResult | typeof nothing => {
  const { localiser, count, isAll, all } = options;
  if (count === 0) return nothing;
  return html`
    <div class="selection" part="selection" role="group" aria-label=${localiser.msg('list.selection')}>
      <p>${isAll ? localiser.msg('list.selectedAll', { count }) : localiser.msg('list.selected', { count })}</p>
      ${all === undefined || isAll ? nothing : html`<button type="button" class="button quiet small" part="select-matching" @click=${options.onAll}>${localiser.msg('list.selectMatching', { count: all })}</button>`}
      <button type="button" class="button quiet small" part="clear-selection" @click=${options.onClear}>${localiser.msg('list.clearSelection')}</button>
      <div class="selection-actions">${options.mayHold ? html`<button type="button" class="button small" part="hold-selection" aria-haspopup="dialog" @click=${() => options.onHold('hold')}>${icon(icons.pause)}${localiser.msg('list.holdSelection')}</button>
        <button type="button" class="button small" part="release-selection" aria-haspopup="dialog" @click=${() => options.onHold('release')}>${icon(icons.play)}${localiser.msg('list.releaseSelection')}</button>` : nothing}
        <button type="button" class="button small" part="export-selection" aria-haspopup="dialog" @click=${options.onExport}>${icon(icons.download)}${localiser.msg('list.exportSelection')}</button></div>
    </div>`;
};

export interface ArrivedBarOptions {
  localiser: Localiser;
  count: number;
  onShow: () => void;
}

/** New orders, which wait for being asked for: a row that comes by itself would push the others away under the pointer. */
export const arrivedBar = ({ localiser, count, onShow }: ArrivedBarOptions): TemplateResult | typeof nothing => (count === 0 ? nothing : html`
  <button type="button" class="arrived" part="arrived" @click=${onShow}>${icon(icons.chevronUp)}${localiser.msg('list.arrived', { count })} <span class="word">${localiser.msg('list.showArrived')}</span></button>`);

/** Why orders could not be read: those that are asked for, or what has changed in those that are shown. */
export const readFailure = (localiser: Localiser, rows: OrderRows): TemplateResult | typeof nothing => (rows.error === undefined ? nothing
  : loadFailure(localiser, { error: rows.error, title: localiser.msg(rows.isFirst ? 'list.loadFailed' : 'list.stale'), onRetry: () => rows.retry() }));

/** What is missing while the shop’s settings cannot be read, and by whose clock the days in the rows are until then. */
export const incomplete = (localiser: Localiser, settings: ShopSettings): TemplateResult | typeof nothing => (settings.error === undefined ? nothing
  : settingsFailure(localiser, settings, { title: localiser.msg('list.settingsFailed'), note: localiser.msg('list.readersDays', { zone: localiser.timeZone(undefined) }) }));

export interface EmptyListOptions {
  /** A search or a filter is on. */
  isNarrowed: boolean;
  onClear: () => void;
}

/** What stands where there are no rows: a shop that has no orders yet, or a question that none answers. */
export const emptyList = (localiser: Localiser, { isNarrowed, onClear }: EmptyListOptions): TemplateResult => {
  if (!isNarrowed) return emptyState({ icon: icons.box, title: localiser.msg('list.empty'), text: localiser.msg('list.emptyText'), actions: html`<slot name="empty"></slot>` });
  return emptyState({
    icon: icons.search, title: localiser.msg('list.noMatches'), text: localiser.msg('list.noMatchesText'),
    actions: html`<button type="button" class="button" part="clear-all" @click=${onClear}>${icon(icons.close)}${localiser.msg('list.clear')}</button>`,
  });
};
