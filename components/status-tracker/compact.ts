import { html, nothing, type TemplateResult } from 'lit';
import type { WatchState } from '../../src/index.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { Icon } from '../parts/icons.ts';
import { progress } from '../parts/progress.ts';
import { exceptionText, noteText, type TrackerView } from './stages.ts';
import { inShort, type Timeline } from './timeline.ts';

export interface CompactOptions extends TrackerView {
  timeline: Timeline;
  connection: WatchState | undefined;
}

interface Said { text: string; sign: Icon; tone: 'success' | 'warning' | 'danger' | 'neutral' }

/** Where the order is: the last station that it has reached, unless something else says more. */
const saidOf = ({ localiser, timeline }: CompactOptions): Said => {
  const { reached } = inShort(timeline);
  if (reached?.key === 'cancelled') return { text: localiser.msg('tracker.stage.cancelled'), sign: icons.close, tone: 'danger' };
  if (reached?.key === 'returned') return { text: localiser.msg('tracker.stage.returned'), sign: icons.undo, tone: 'warning' };
  if (!reached) return { text: localiser.msg('tracker.compact.draft'), sign: icons.edit, tone: 'neutral' };
  return { text: localiser.msg(`tracker.stage.${reached.key}`), sign: icons.check, tone: 'success' };
};

const nextOf = (options: CompactOptions): string | undefined => {
  const { localiser, timeline } = options;
  const { next } = inShort(timeline);
  if (!next || timeline.final) return undefined;
  const stage = localiser.msg(`tracker.stage.${next.key}`);
  return localiser.msg('tracker.compact.next', { stage: next.note ? `${stage} · ${noteText(options, next.note)}` : stage });
};

/** The whole way in one line: where the order is, how far that is, what comes next, and what went wrong. */
export const compactTracker = (options: CompactOptions): TemplateResult => {
  const { localiser, timeline, connection } = options;
  const { done, total } = inShort(timeline);
  const { text, sign, tone } = saidOf(options);
  const [exception] = timeline.exceptions;
  const next = nextOf(options);
  return html`
    <div class="compact" part="compact">
      <span class="now ${tone}" part="now">${icon(sign)}<strong>${text}</strong></span>
      ${progress({ label: localiser.msg('tracker.stages'), fraction: done / total, text: localiser.msg('tracker.compact.progress', { count: done, total }) })}
      ${exception ? html`<span class="wrong" part="wrong">${icon(icons.alert)}<span>${exceptionText(options, exception)}</span></span>`
        : next ? html`<span class="next muted" part="next">${next}</span>` : nothing}
      ${connection === 'reconnecting' ? html`<span class="muted small-text">${localiser.msg('tracker.compact.reconnecting')}</span>` : nothing}
    </div>`;
};
