import { html, nothing, type TemplateResult } from 'lit';
import type { Order } from '../../../src/index.ts';
import { failureText } from '../../foundation/failure-text.ts';
import type { Localiser } from '../../foundation/localiser.ts';
import { alert, emptyState } from '../../parts/feedback.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { changeList } from './edit-notices.ts';
import type { SavedEdit } from './saved-edit.ts';
import type { Telling } from './telling.ts';

const backButton = (localiser: Localiser, onBack: () => void, isPrimary = false): TemplateResult =>
  html`<button type="button" class="button ${isPrimary ? 'primary' : ''}" part="back" @click=${onBack}>${localiser.msg('wizard.edit.backToOrder')}</button>`;

export const missingOrder = (localiser: Localiser): TemplateResult =>
  html`<div class="card">${emptyState({ icon: icons.search, title: localiser.msg('wizard.edit.missing'), text: localiser.msg('wizard.edit.missingText') })}</div>`;

/** An order of which nothing can change any more. */
export const closedOrder = (localiser: Localiser, { id, number }: Order, onBack: () => void): TemplateResult => html`<div class="card">${emptyState({
  icon: icons.lock, title: localiser.msg('wizard.edit.cancelled', { number: number ?? id }), text: localiser.msg('wizard.edit.cancelledText'), actions: backButton(localiser, onBack),
})}</div>`;

export interface SavedOptions {
  saved: SavedEdit;
  /** The e-mail about it, where the person may send one. */
  telling: Telling | undefined;
  onBack: () => void;
  onAgain: () => void;
}

const told = (localiser: Localiser, { isSent, error }: Telling): TemplateResult | typeof nothing => {
  if (isSent) return alert({ tone: 'success', body: html`<p role="status">${localiser.msg('wizard.edit.told')}</p>` });
  return error === undefined ? nothing : alert({ tone: 'danger', body: html`<p role="alert">${failureText(localiser, error).text}</p>` });
};

const tellButton = (localiser: Localiser, telling: Telling): TemplateResult | typeof nothing => (telling.isSent ? nothing : html`
  <button type="button" class="button" part="tell" aria-disabled=${telling.isRunning ? 'true' : 'false'} @click=${() => void telling.send()}>${
    telling.isRunning ? icon(icons.spinner) : nothing}${localiser.msg(telling.isRunning ? 'wizard.edit.telling' : 'wizard.edit.tell')}</button>`);

/** What stands where the form was once the edit is saved. */
export const savedEdit = (localiser: Localiser, { saved, telling, onBack, onAgain }: SavedOptions): TemplateResult => {
  const { order, changes, taken, isMoreTyped } = saved;
  const view = { localiser, ...saved };
  return html`
    <section class="placed" part="saved" aria-labelledby="saved-heading">
      <div class="placed-head">
        <span class="placed-sign">${icon(icons.success)}</span>
        <div>
          <h2 id="saved-heading" tabindex="-1">${localiser.msg('wizard.edit.saved', { number: order.number ?? order.id })}</h2>
          <p class="muted">${localiser.msg('wizard.edit.savedText', { count: changes.length })}</p>
        </div>
      </div>
      <div class="card stack">${changeList(view, changes)}
        ${taken.length > 0 ? html`<h3>${localiser.msg('wizard.edit.alsoTaken')}</h3>${changeList(view, taken)}` : nothing}</div>
      ${isMoreTyped ? alert({ title: localiser.msg('wizard.edit.moreTyped'), body: localiser.msg('wizard.edit.moreTypedText') }) : nothing}
      ${telling ? told(localiser, telling) : nothing}
      <div class="row">${backButton(localiser, onBack, true)}
        ${telling ? tellButton(localiser, telling) : nothing}
        <button type="button" class="button" part="again" @click=${onAgain}>${icon(icons.edit)}${localiser.msg('wizard.edit.again')}</button></div>
    </section>`;
};
