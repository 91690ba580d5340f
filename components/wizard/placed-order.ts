import { html, nothing, type TemplateResult } from 'lit';
import { isApiError, type Client } from '../../src/index.ts';
import type { Clipboard } from '../controllers/clipboard.ts';
import { failureText } from '../foundation/failure-text.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { alert } from '../parts/feedback.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { timeLeft } from '../parts/time-left.ts';
import type { Placed } from './placed.ts';

export interface PlacedOptions {
  placed: Placed;
  client: Client;
  /** How long it can still be undone. */
  secondsLeft: number;
  clipboard: Clipboard;
  onUndo: () => void;
  onDuplicate: () => void;
  onAnother: () => void;
  /** The way to the person's drafts, where there are any. */
  drafts: unknown;
}

const undoFailure = (localiser: Localiser, error: unknown): TemplateResult => {
  const because = isApiError(error) && error.code === 'invalidTransition' ? `wizard.undoRefused.${String(error.params['because'])}` : '';
  return alert({ tone: 'danger', title: localiser.msg('wizard.undoFailed'), body: html`<p role="alert">${localiser.has(because) ? localiser.message(because, {}) : failureText(localiser, error).text}</p>` });
};

/** What stands where the form was once the order is placed. */
export const placedOrder = (localiser: Localiser, { placed, client, secondsLeft, clipboard, onUndo, onDuplicate, onAnother, drafts }: PlacedOptions): TemplateResult => {
  const { order, isUndoing, error } = placed;
  const { email, name } = order.customer;
  const number = order.number ?? order.id;
  const [before, after] = localiser.msg('wizard.created', { number }).split(number);
  const about = [order.company?.legalName ?? name, order.totals.total.amount > 0 && localiser.money(order.totals.total)].filter(Boolean).join(' · ');
  return html`
    <section class="card placed" part="placed" aria-labelledby="placed-heading">
      <div class="placed-head">
        <span class="placed-sign">${icon(icons.success)}</span>
        <div>
          <h2 id="placed-heading" tabindex="-1">${before}<span class="number">${number}</span>${after}</h2>
          <p>${about}</p>
          <p class="muted">${email ? localiser.msg('wizard.createdText', { email }) : localiser.msg('wizard.createdNoEmail')}</p>
        </div>
        <button type="button" class="button small" part="copy" @click=${() => void clipboard.copy(localiser, { text: number, name: number })}>${icon(clipboard.copied === number ? icons.check : icons.copy)}${localiser.msg('wizard.lines.copyNumber')}</button>
      </div>
      ${error === undefined ? nothing : undoFailure(localiser, error)}
      ${secondsLeft > 0 ? alert({
        title: localiser.msg('wizard.undoTitle', { time: timeLeft(localiser, secondsLeft) }), body: localiser.msg('wizard.undoText'),
        actions: html`<button type="button" class="button small" part="undo" aria-disabled=${isUndoing ? 'true' : 'false'} @click=${onUndo}>${icon(isUndoing ? icons.spinner : icons.undo)}${localiser.msg('wizard.undo')}</button>`,
      }) : nothing}
      <div class="placed-tracker"><manual-order-status-tracker part="status-tracker" .client=${client} .orderId=${order.id}></manual-order-status-tracker></div>
      <div class="row"><button type="button" class="button primary" part="another" @click=${onAnother}>${icon(icons.plus)}${localiser.msg('wizard.createAnother')}</button>
        <button type="button" class="button" part="duplicate" @click=${onDuplicate}>${icon(icons.copy)}${localiser.msg('wizard.duplicate')}</button>${drafts}</div>
    </section>`;
};
