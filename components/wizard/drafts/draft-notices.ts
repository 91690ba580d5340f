import { html, nothing, type TemplateResult } from 'lit';
import type { SentOrder } from '../../../src/index.ts';
import type { Localiser } from '../../foundation/localiser.ts';
import { alert } from '../../parts/feedback.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import type { DraftKeeper } from './draft-keeper.ts';

export interface DraftNoticesOptions {
  drafts: DraftKeeper;
  /** What was sent last without an answer, unless that is said elsewhere. */
  sent: SentOrder | undefined;
  timeZone: string | undefined;
  onKeep: () => void;
  onNew: () => void;
  onTakeBack: () => void;
  onSendAgain: () => void;
}

type Reason = 'full' | 'refused' | 'other';

// The names of DOMException (Web IDL, section 2.8.1) by which a browser says why it keeps nothing.
const reasons: Readonly<Record<string, Reason>> = { QuotaExceededError: 'full', SecurityError: 'refused', InvalidStateError: 'refused', NotAllowedError: 'refused' };

const newOrder = (localiser: Localiser, onNew: () => void): TemplateResult =>
  html`<button type="button" class="button small quiet" @click=${onNew}>${localiser.msg('drafts.new')}</button>`;

const takenOver = (localiser: Localiser, { onTakeBack, onNew }: DraftNoticesOptions): TemplateResult => html`<div id="taken-over" tabindex="-1">${alert({
  tone: 'warning', title: localiser.msg('drafts.takenOver'), body: localiser.msg('drafts.takenOverText'),
  actions: html`<button type="button" class="button small" @click=${onTakeBack}>${localiser.msg('drafts.takeBack')}</button>${newOrder(localiser, onNew)}`,
})}</div>`;

const unkept = (localiser: Localiser, problem: unknown): TemplateResult => {
  const reason = reasons[String((problem as { name?: unknown } | undefined)?.name)] ?? 'other';
  return alert({ tone: 'danger', title: localiser.msg('drafts.unkept'), body: html`<p>${localiser.msg(`drafts.unkept.${reason}`)}</p><p>${localiser.msg('drafts.unkeptText')}</p>` });
};

const unanswered = (localiser: Localiser, { at, isOutdated }: SentOrder, { timeZone, onSendAgain }: DraftNoticesOptions): TemplateResult => alert({
  tone: 'warning', title: localiser.msg('drafts.unanswered'),
  body: localiser.msg(isOutdated ? 'drafts.outdatedText' : 'drafts.unansweredText', { time: localiser.dateTime(at, { timeZone }) }),
  actions: html`<button type="button" class="button small" part="send-again" @click=${onSendAgain}>${icon(icons.retry)}${localiser.msg('drafts.sendAgain')}</button>`,
});

const restored = (localiser: Localiser, savedAt: string, { timeZone, onKeep, onNew }: DraftNoticesOptions): TemplateResult => alert({
  title: localiser.msg('drafts.restored'), body: localiser.msg('drafts.restoredText', { time: localiser.dateTime(savedAt, { timeZone }) }),
  actions: html`<button type="button" class="button small" @click=${onKeep}>${localiser.msg('drafts.continue')}</button>${newOrder(localiser, onNew)}`,
});

/** What a person has to know of the draft in the form: where it comes from, and whether it is kept and theirs to change. */
export const draftNotices = (localiser: Localiser, options: DraftNoticesOptions): TemplateResult => {
  const { drafts: { isTakenOver, isCopy, problem, restoredAt }, sent } = options;
  if (isTakenOver) return takenOver(localiser, options);
  return html`
    ${problem === undefined ? nothing : unkept(localiser, problem)}
    ${isCopy ? alert({ title: localiser.msg('drafts.copy'), body: localiser.msg('drafts.copyText') }) : nothing}
    ${sent ? unanswered(localiser, sent, options) : restoredAt ? restored(localiser, restoredAt, options) : nothing}`;
};
