import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { atRow } from '../../foundation/css-vars.ts';
import type { Localiser } from '../../foundation/localiser.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import type { Icon } from '../../parts/icons.ts';
import { maxQuantity, minQuantity } from '../quantity.ts';
import { itemDetails } from '../result-row.ts';
import { stateOf, type MatchRow, type PasteState } from './paste-match.ts';

const stateIcons: Readonly<Record<PasteState, Icon>> = {
  matched: icons.success, ambiguous: icons.filter, notFound: icons.search, invalid: icons.edit, unavailable: icons.lock, failed: icons.alert, waiting: icons.spinner, leftOut: icons.close,
};

export const stateIcon = (state: PasteState): TemplateResult => html`<span class="state-icon ${state}">${icon(stateIcons[state])}</span>`;

export interface PasteRowOptions {
  row: MatchRow;
  /** Its place among those that are shown, from 0. */
  index: number;
  setSize: number;
  /** A row before it that asks for the same item. */
  sameAs: MatchRow | undefined;
  /** What the person has typed to look up; nothing while they have typed nothing. */
  typed: string | undefined;
  onQuantity: (text: string) => void;
  onChoose: (itemId: string) => void;
  /** None of the items that were found is meant. */
  onReject: () => void;
  onType: (text: string) => void;
  onLookUp: () => void;
  onRetry: () => void;
  onLeaveOut: (isLeftOut: boolean) => void;
}

/** No id of an item has a space in it. */
const noneOfThese = 'none of these';

const firstLine = ({ lines }: MatchRow): number => lines[0] ?? 1;
const valueOf = (event: Event): string => (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;

const itemText = ({ item }: MatchRow): TemplateResult => html`<span class="item"><span class="title" dir="auto">${item?.title}</span>
  <span class="details" dir="auto">${item ? itemDetails(item) : nothing}</span></span>`;

const choice = (localiser: Localiser, { row, onChoose, onReject }: PasteRowOptions): TemplateResult => html`
  <select class="input" aria-label=${localiser.msg('paste.chooseOn', { line: firstLine(row) })} @change=${(event: Event) => (valueOf(event) === noneOfThese ? onReject() : onChoose(valueOf(event)))}>
    <option value="" .selected=${!row.item}>${localiser.msg('paste.choose', { count: row.candidates.length })}</option>
    ${row.candidates.map((item) => html`<option value=${item.id} .selected=${live(item.id === row.item?.id)}>${item.title} · ${itemDetails(item)} · ${localiser.money(item.price)}</option>`)}
    <option value=${noneOfThese}>${localiser.msg('paste.another')}</option>
  </select>`;

const codeField = (localiser: Localiser, { row, typed, onType, onLookUp }: PasteRowOptions): TemplateResult => html`
  <span class="look-up">
    <input class="input" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search" maxlength="200" .value=${live(typed ?? row.words)}
      aria-label=${localiser.msg('paste.codeOn', { line: firstLine(row) })} @input=${(event: Event) => onType(valueOf(event))}
      @keydown=${(event: KeyboardEvent) => { if (event.key === 'Enter' && !event.isComposing) onLookUp(); }}>
    <button class="button small" type="button" aria-label=${localiser.msg('paste.lookUpOn', { line: firstLine(row) })} @click=${onLookUp}>${
      row.lookUp === 'waiting' ? icon(icons.spinner) : icon(icons.search)}<span class="word">${localiser.msg('paste.lookUp')}</span></button>
  </span>`;

// What the person may have to do stays in its place while a look-up is on its way, so that the focus does too.
const remedy = (localiser: Localiser, options: PasteRowOptions): TemplateResult | typeof nothing => {
  const { row, typed } = options;
  if (row.candidates.length > 0) return choice(localiser, options);
  if (row.item && row.item.status !== 'archived') return itemText(row);
  if (row.lookUp === 'failed') return html`<button class="button small" type="button" @click=${options.onRetry}>${icon(icons.retry)}${localiser.msg('common.retry')}</button>`;
  return row.lookUp === 'done' || typed !== undefined ? codeField(localiser, options) : nothing;
};

/** All that is to be said of a row, the most important first. */
const stateText = (localiser: Localiser, { row, sameAs }: PasteRowOptions, state: PasteState): string => [
  state !== 'invalid' && localiser.msg(`paste.state.${state}`),
  row.quantity === undefined && state !== 'leftOut' && localiser.msg('paste.quantityInvalid', { min: minQuantity, max: maxQuantity }),
  state === 'matched' && !row.isExact && localiser.msg('paste.byName'),
  row.lines.length > 1 && localiser.msg('paste.addedUp', { count: row.lines.length }),
  sameAs && localiser.msg('paste.sameItem', { line: firstLine(sameAs) }),
].filter(Boolean).join(' · ');

const quantityField = (localiser: Localiser, { row, onQuantity }: PasteRowOptions): TemplateResult => {
  const isInvalid = row.quantity === undefined;
  return html`<input class="input numeric quantity" inputmode="numeric" maxlength="12" autocomplete="off" .value=${live(row.quantityText)} ?disabled=${row.isLeftOut}
    aria-label=${localiser.msg('paste.quantityOn', { line: firstLine(row) })} aria-invalid=${ifDefined(isInvalid ? 'true' : undefined)}
    aria-describedby=${ifDefined(isInvalid ? `state-${row.key}` : undefined)}
    @input=${(event: Event) => onQuantity(valueOf(event))} @focus=${(event: Event) => (event.currentTarget as HTMLInputElement).select()}>`;
};

/** One line of a pasted list: what was pasted, what became of it, and what the person can do about it. */
export const pasteRow = (localiser: Localiser, options: PasteRowOptions): TemplateResult => {
  const { row, index, setSize, onLeaveOut } = options;
  const state = stateOf(row);
  const line = firstLine(row);
  return html`<li class="paste-row ${state}" part="paste-row ${state}" data-row data-key=${row.key} aria-posinset=${index + 1} aria-setsize=${setSize} ${atRow(index)}>
    <span class="line number"><span class="visually-hidden">${localiser.msg('paste.line', { line })}</span><span aria-hidden="true">${localiser.number(line)}</span></span>
    <span class="pasted"><span class="text"><bdi>${row.text}</bdi></span>
      <span class="state" id="state-${row.key}">${stateIcon(state)}<span>${stateText(localiser, options, state)}</span></span></span>
    <span class="remedy">${row.isLeftOut ? nothing : remedy(localiser, options)}</span>
    ${quantityField(localiser, options)}
    <button class="button quiet icon-only" part="leave-out" type="button" aria-label=${localiser.msg(row.isLeftOut ? 'paste.takeBackOn' : 'paste.leaveOutOn', { line })}
      @click=${() => onLeaveOut(!row.isLeftOut)}>${icon(row.isLeftOut ? icons.undo : icons.trash)}</button>
  </li>`;
};
