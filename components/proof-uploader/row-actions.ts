import { html, nothing, type TemplateResult } from 'lit';
import type { UploadRecord } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { Icon } from '../parts/icons.ts';

/** What a person may do with one file, by its id. */
export interface FileCommands {
  pause(id: string): void;
  resume(id: string): void;
  retry(id: string): void;
  chooseAgain(id: string): void;
  keepBoth(id: string): void;
  replace(id: string): void;
  remove(id: string): void;
  preview(id: string): void;
  moveByKey(event: KeyboardEvent, id: string): void;
  grab(event: PointerEvent, id: string): void;
}

export interface FileActionsOptions {
  record: UploadRecord;
  /** Whether its bytes are here; without them it cannot begin anew by itself. */
  hasBytes: boolean;
  commands: FileCommands;
}

const pausable: ReadonlySet<UploadRecord['state']> = new Set(['waiting', 'ready', 'uploading', 'stalled', 'offline']);

const sign = (name: string, shown: Icon, part: 'action' | 'remove', onClick: () => void): TemplateResult =>
  html`<button class="button quiet icon-only" part=${part} type="button" aria-label=${name} title=${name} @click=${onClick}>${icon(shown)}</button>`;

interface Word {
  id: string;
  text: string;
  part?: 'action' | 'remove';
  onClick: () => void;
}

/** A button with a word of its own, named together with its file. */
const word = (command: string, { id, text, part = 'action', onClick }: Word): TemplateResult =>
  html`<button class="button small" part=${part} type="button" id="${command}-${id}" aria-labelledby="${command}-${id} name-${id}" @click=${onClick}>${text}</button>`;

/** What makes it go on or stop. One button for all of them, so that the focus stays on it when one takes the place of the other. */
const run = (localiser: Localiser, { record: { id, name, state, problem }, hasBytes, commands }: FileActionsOptions): TemplateResult | typeof nothing => {
  if (pausable.has(state)) return sign(localiser.msg('uploader.pause', { name }), icons.pause, 'action', () => commands.pause(id));
  if (state === 'paused') return sign(localiser.msg('uploader.resume', { name }), icons.play, 'action', () => commands.resume(id));
  const canRetry = (state === 'expired' && hasBytes) || (state === 'failed' && problem?.retryable);
  return canRetry ? sign(localiser.msg('uploader.retry', { name }), icons.retry, 'action', () => commands.retry(id)) : nothing;
};

/** The buttons of one file. What has to be decided is said in words, the rest by signs. */
export const fileActions = (localiser: Localiser, options: FileActionsOptions): TemplateResult => {
  const { record: { id, name, state }, hasBytes, commands } = options;
  // Another tab sends it: it is that tab's to stop.
  if (state === 'elsewhere') return html`<div class="actions"></div>`;
  if (state === 'duplicate') {
    return html`<div class="actions words">
      ${word('keep', { id, text: localiser.msg('uploader.keepBoth'), onClick: () => commands.keepBoth(id) })}
      ${word('replace', { id, text: localiser.msg('uploader.replace'), onClick: () => commands.replace(id) })}
      ${word('skip', { id, text: localiser.msg('uploader.skip'), part: 'remove', onClick: () => commands.remove(id) })}</div>`;
  }
  const isAskedFor = state === 'needsFile' || (state === 'expired' && !hasBytes);
  return html`<div class="actions ${isAskedFor ? 'words' : ''}">
    ${isAskedFor ? word('choose', { id, text: localiser.msg('uploader.chooseAgain'), onClick: () => commands.chooseAgain(id) }) : nothing}
    ${run(localiser, options)}
    ${sign(localiser.msg('uploader.remove', { name }), icons.trash, 'remove', () => commands.remove(id))}</div>`;
};
