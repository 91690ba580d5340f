import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Clipboard } from '../controllers/clipboard.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { alert } from '../parts/feedback.ts';
import { statusText } from '../parts/status-badge.ts';
import { isOtherEnd, type Exception, type Stage, type StageNote } from './timeline.ts';

/** What everything in the tracker is written with. */
export interface TrackerView {
  localiser: Localiser;
  /** The shop's; the reader's own while that is not known. */
  timeZone: string | undefined;
  clipboard: Clipboard;
}

/** An instant that assistive technology and machines can read too. */
export const time = ({ localiser, timeZone }: TrackerView, instant: string): TemplateResult =>
  html`<time datetime=${instant}>${localiser.dateTime(instant, { timeZone })}</time>`;

export const noteText = ({ localiser, timeZone }: TrackerView, note: StageNote): string => {
  switch (note.kind) {
    case 'payment': return statusText(localiser, 'payment', note.status);
    case 'expected': return localiser.msg('tracker.note.expected', { date: localiser.date(note.on) });
    case 'queuedUntil': return localiser.msg('tracker.note.queuedUntil', { time: localiser.dateTime(note.at, { timeZone }) });
    default: return localiser.msg(`tracker.note.${note.kind}`);
  }
};

const mark = ({ key, state }: Stage): TemplateResult | typeof nothing => {
  if (key === 'cancelled') return icon(icons.close);
  if (key === 'returned') return icon(icons.undo);
  return state === 'done' ? icon(icons.check) : nothing;
};

/** Only what is done says its name alone: a station that comes next must not read as if it were reached. */
const noteOf = (view: TrackerView, stage: Stage): string | undefined => {
  if (stage.note) return noteText(view, stage.note);
  return stage.state === 'current' && !isOtherEnd(stage) ? view.localiser.msg('tracker.note.next') : undefined;
};

/** One station: its mark, name, time, and what is known about it. */
export const stageItem = (view: TrackerView, stage: Stage): TemplateResult => {
  const { localiser } = view;
  const note = noteOf(view, stage);
  // What was cancelled or came back does not come next.
  const state = isOtherEnd(stage) ? undefined : localiser.msg(`tracker.state.${stage.state}`);
  return html`
  <li class="stage ${stage.state} ${stage.key}" part="stage ${stage.state}" aria-current=${ifDefined(stage.state === 'current' ? 'step' : undefined)}>
    <span class="mark" part="stage-mark" aria-hidden="true">${mark(stage)}</span>
    <div class="about">
      <p class="name" part="stage-name">${localiser.msg(`tracker.stage.${stage.key}`)}${
        state ? html`<span class="visually-hidden">${` (${state})`}</span>` : nothing}</p>
      ${stage.at ? html`<p class="when">${time(view, stage.at)}</p>` : nothing}
      ${note ? html`<p class="note">${note}</p>` : nothing}
    </div>
  </li>`;
};

/** What went wrong, in the words of who said it. */
export const exceptionText = ({ localiser, timeZone }: TrackerView, exception: Exception): string => {
  switch (exception.kind) {
    case 'warehouseRefused': return localiser.msg('tracker.exception.warehouseRefused', { reason: exception.reason });
    case 'held': return localiser.msg('tracker.exception.held', { reason: exception.reason });
    case 'paymentRejected': return localiser.msg('tracker.exception.paymentRejected', { reason: exception.reason });
    case 'warehouseSilent': return localiser.msg('tracker.exception.warehouseSilent', { time: localiser.dateTime(exception.dueAt, { timeZone }) });
    case 'parcel': {
      const parcel = [exception.carrier, exception.trackingNumber].filter(Boolean).join(' ');
      const what = [statusText(localiser, 'carrier', exception.status), exception.description].filter(Boolean).join('. ');
      return localiser.msg('tracker.exception.parcel', { parcel, what });
    }
    default: return localiser.msg(`tracker.exception.${exception.kind}`);
  }
};

/** What happens next, or what a person can do. Of a parcel it depends on where that is. */
const nextText = (localiser: Localiser, exception: Exception): string => {
  const key = `tracker.next.${exception.kind === 'parcel' ? exception.status : exception.kind}`;
  return localiser.has(key) ? localiser.message(key, {}) : '';
};

const exceptionItem = (view: TrackerView, exception: Exception): TemplateResult =>
  html`<span class="what">${exceptionText(view, exception)}</span> <span class="then">${nextText(view.localiser, exception)}</span>`;

/** What a person should look at and what comes of it, in one notice. */
export const exceptionNotice = (view: TrackerView, exceptions: readonly Exception[]): TemplateResult | typeof nothing => {
  if (exceptions.length === 0) return nothing;
  return alert({
    tone: 'warning',
    title: view.localiser.msg('tracker.exception.title'),
    body: exceptions.length === 1 ? exceptions.map((exception) => html`<p>${exceptionItem(view, exception)}</p>`)
      : html`<ul class="exceptions">${exceptions.map((exception) => html`<li>${exceptionItem(view, exception)}</li>`)}</ul>`,
  });
};
