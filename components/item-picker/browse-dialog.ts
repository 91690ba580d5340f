import { html, type TemplateResult } from 'lit';
import type { Localiser } from '../foundation/localiser.ts';

export interface BrowseDialogOptions {
  /** The search field with its filters, and the list. */
  search: TemplateResult;
  panel: TemplateResult;
  onCancel: () => void;
}

export interface DialogActionsOptions {
  /** How many items have come in since it was opened. */
  added: number;
  onCancel: () => void;
  onAdd: () => void;
}

/** The buttons that a dialog ends with: nothing counts before the last one. */
export const dialogActions = (localiser: Localiser, { added, onCancel, onAdd }: DialogActionsOptions): TemplateResult => html`
  <button class="button small" part="cancel" type="button" @click=${onCancel}>${localiser.msg('picker.cancel')}</button>
  <button class="button small primary" part="add" type="button" @click=${onAdd}>${added > 0 ? localiser.msg('picker.add', { count: added }) : localiser.msg('common.done')}</button>`;

/** The whole picker in a modal dialog, full screen where the window is narrow. It is opened by `showModal()` once it is rendered. */
export const browseDialog = (localiser: Localiser, { search, panel, onCancel }: BrowseDialogOptions): TemplateResult => html`
  <dialog class="dialog" part="dialog" aria-labelledby="dialog-title" @cancel=${(event: Event) => {
    // The dialog goes with the next render; Escape gives up what was chosen in it.
    event.preventDefault();
    onCancel();
  }} @close=${onCancel}>
    <h2 id="dialog-title">${localiser.msg('picker.dialogTitle')}</h2>
    ${search}
    <div class="dialog-list">${panel}</div>
  </dialog>`;
