import { html, nothing, type TemplateResult } from 'lit';
import type { Localiser } from '../foundation/localiser.ts';
import { emptyState } from '../parts/feedback.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { PickedItemsController } from './picked-items.ts';
import { selectedList, type SelectedListOptions } from './selected-list.ts';

export interface PickerSelectionOptions extends Omit<SelectedListOptions, 'rows'> {
  picked: PickedItemsController;
  onClear: () => void;
  onUndo: () => void;
}

/** What was picked, under its heading. */
export const pickerSelection = (localiser: Localiser, { picked, onClear, onUndo, ...options }: PickerSelectionOptions): TemplateResult => {
  const { rows } = picked;
  const isLocked = options.isReadonly || options.isDisabled;
  return html`<div class="stack tight">
    <div class="spread selected-head">
      <h3 part="selected-heading" id="selected-heading" tabindex="-1">${localiser.msg('picker.selected')}
        ${rows.length > 0 ? html`<span class="muted number">${localiser.number(rows.length)}</span>` : nothing}</h3>
      ${rows.length > 1 && !isLocked ? html`<button class="button quiet small" part="clear" type="button" @click=${onClear}>${localiser.msg('picker.clear')}</button>` : nothing}
      ${rows.length === 0 && picked.canUndo && !isLocked
        ? html`<button class="button quiet small" part="undo" type="button" @click=${onUndo}>${icon(icons.undo)}${localiser.msg('common.undo')}</button>` : nothing}
    </div>
    ${rows.length > 0 ? selectedList(localiser, { ...options, rows })
      : html`<div class="nothing">${emptyState({ icon: icons.box, title: localiser.msg('picker.nothingSelected'), text: localiser.msg('picker.nothingSelectedHint') })}</div>`}
  </div>`;
};
