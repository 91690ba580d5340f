import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { OrderConflict } from '../../../src/index.ts';
import { alert } from '../../parts/feedback.ts';
import { fieldError } from '../../parts/field.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { changeLabel, valueText, type ChangeView } from './change-text.ts';
import { changeList } from './edit-notices.ts';
import type { MergeChoice, Side } from './merge-choice.ts';

export interface MergeDialogOptions {
  choice: MergeChoice;
  onSettle: () => void;
  onLeave: () => void;
}

const sides: readonly Side[] = ['mine', 'theirs'];

const conflictField = (view: ChangeView, choice: MergeChoice, { pointer, base, ...values }: OrderConflict, index: number): TemplateResult => {
  const { localiser } = view;
  const id = `merge-${index}`;
  const isLine = /^\/lines\/[^/]+$/.test(pointer);
  const error = choice.isAsked && choice.chosen(pointer) === undefined ? localiser.msg('wizard.edit.mergeRequired') : undefined;
  const textOf = (value: unknown): string => (isLine && value === undefined ? localiser.msg('wizard.edit.gone') : valueText(view, pointer, value));
  return html`
    <fieldset class="field conflict" part="conflict" role="radiogroup" aria-labelledby="${id}-label" aria-describedby="${id}-base ${error ? `${id}-error` : ''}" aria-invalid=${error ? 'true' : 'false'}>
      <div class="conflict-head"><span class="label" id="${id}-label">${changeLabel(view, pointer)}</span>
        <span class="muted small-text" id="${id}-base">${localiser.msg('wizard.edit.mergeBase', { value: textOf(base) })}</span></div>
      <div class="choices">${sides.map((side) => html`
        <label class="choice-card" part="choice">
          <input type="radio" name=${pointer} .value=${side} .checked=${choice.chosen(pointer) === side} aria-labelledby="${id}-${side}-who ${id}-${side}-value"
            @change=${(event: Event) => { event.stopPropagation(); choice.choose(pointer, side); }}>
          <span><span class="hint" id="${id}-${side}-who">${side === 'mine' ? localiser.msg('wizard.edit.mergeMine') : localiser.msg('wizard.edit.mergeTheirs', { name: choice.theirs.updatedBy.name })}</span>
            <bdi class="conflict-value" id="${id}-${side}-value">${textOf(values[side])}</bdi></span>
        </label>`)}</div>
      ${fieldError(id, error)}
    </fieldset>`;
};

// Opened with its first rendering, and closed by being taken away; its own `close` comes from Escape.
const open = (element: Element | undefined): void => {
  const dialog = element as HTMLDialogElement | undefined;
  if (dialog && !dialog.open && dialog.isConnected) dialog.showModal();
};

/** In which a person chooses, field by field, between what they typed and what somebody else has saved. */
export const mergeDialog = (view: ChangeView, { choice, onSettle, onLeave }: MergeDialogOptions): TemplateResult => {
  const { localiser, context: { settings } } = view;
  const { theirs, conflicts, taken, isSaving } = choice;
  return html`
    <dialog class="dialog merge" part="dialog" aria-labelledby="merge-title" aria-describedby="merge-text" ${ref((element) => queueMicrotask(() => open(element)))}
      @cancel=${(event: Event) => { event.stopPropagation(); if (event.target === event.currentTarget) { event.preventDefault(); onLeave(); } }}>
      <form method="dialog" class="stack" novalidate @submit=${(event: Event) => { event.preventDefault(); onSettle(); }}>
        <h3 id="merge-title" tabindex="-1" autofocus>${localiser.msg('wizard.edit.merge', { name: theirs.updatedBy.name })}</h3>
        <p id="merge-text">${localiser.msg('wizard.edit.newsAt', { time: localiser.dateTime(theirs.updatedAt, { timeZone: settings.timeZone }) })} ${localiser.msg('wizard.edit.mergeText')}</p>
        ${conflicts.length > 1 ? html`<div class="row">
          <button type="button" class="button small" @click=${() => choice.chooseAll('mine')}>${localiser.msg('wizard.edit.mergeAllMine')}</button>
          <button type="button" class="button small" @click=${() => choice.chooseAll('theirs')}>${localiser.msg('wizard.edit.mergeAllTheirs')}</button></div>` : nothing}
        ${conflicts.map((conflict, index) => conflictField(view, choice, conflict, index))}
        ${taken.length > 0 ? alert({ title: localiser.msg('wizard.edit.mergeTaken'), body: changeList(view, taken) }) : nothing}
        <div class="actions">
          <button type="button" class="button" part="keep" @click=${onLeave}>${icon(icons.arrowLeft)}${localiser.msg('wizard.edit.mergeLeave')}</button>
          <button type="submit" class="button primary" part="confirm">${localiser.msg(isSaving ? 'wizard.edit.mergeSave' : 'wizard.edit.mergeApply')}</button>
        </div>
      </form>
    </dialog>`;
};
