import { html, type TemplateResult } from 'lit';
import type { WatchState } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { alert } from './feedback.ts';
import { icon } from './icon.ts';
import * as icons from './icons.ts';

export interface ConnectionLostOptions {
  /** When what is shown was read, in milliseconds since 1970 UTC. */
  readAtMs: number;
  timeZone: string | undefined;
  onRetry: () => void;
}

/** That what is shown stands still, since when, and that this ends by itself. */
export const connectionLost = (localiser: Localiser, { readAtMs, timeZone, onRetry }: ConnectionLostOptions): TemplateResult => {
  const time = localiser.time(new Date(readAtMs).toISOString(), { timeZone });
  return html`<div part="connection">${alert({
    tone: 'warning', title: localiser.msg(navigator.onLine ? 'connection.lost' : 'connection.offline', { time }), body: localiser.msg('connection.lostText'),
    actions: html`<button class="button small" part="retry" type="button" @click=${onRetry}>${icon(icons.retry)}${localiser.msg('connection.now')}</button>`,
  })}</div>`;
};

/** Whether what is shown follows by itself, and whose clock its times are by. */
export const connectionFootnote = (localiser: Localiser, { connection, timeZone }: { connection: WatchState | undefined; timeZone: string | undefined }): TemplateResult => html`
  <p class="footnote muted small-text" part="footnote">${connection === 'live' ? html`<span class="live">${localiser.msg('connection.live')}</span>` : ''}<span>${
    localiser.msg('connection.timeZone', { zone: localiser.timeZone(timeZone) })}</span></p>`;
