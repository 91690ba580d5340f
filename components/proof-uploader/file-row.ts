import { html, nothing, type TemplateResult } from 'lit';
import type { UploadRecord } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { Icon } from '../parts/icons.ts';
import { progress } from '../parts/progress.ts';
import { warnings } from './problem-text.ts';
import { fileActions, type FileCommands } from './row-actions.ts';
import { amountText, momentText, paceText, stateText } from './row-text.ts';

export interface FileRowOptions {
  record: UploadRecord;
  /** Of a picture whose bytes are here: its size in px, and the address of a small one. */
  thumbnail: { width: number; height: number; url: string | undefined } | undefined;
  /** The name of the file that it is a duplicate of. */
  duplicateName: string | undefined;
  /** Said in place of its state, such as that another file was chosen. */
  note: string | undefined;
  /** What it is, where the page asks for that. */
  details: TemplateResult | typeof nothing;
  isLocked: boolean;
  isDisabled: boolean;
  /** Whether there is another place that it can be moved to. */
  isMovable: boolean;
  isPreviewable: boolean;
  hasBytes: boolean;
  isDragged: boolean;
  nowMs: number;
  commands: FileCommands;
}

type States = ReadonlySet<UploadRecord['state']>;
const onItsWay: States = new Set(['waiting', 'checking', 'ready', 'uploading', 'stalled', 'processing', 'paused', 'offline', 'elsewhere']);
const unmeasured: States = new Set(['checking', 'processing']);
const wrong: States = new Set(['failed', 'needsFile', 'expired']);
const slow: States = new Set(['stalled', 'offline']);

const sentence = (tone: 'bad' | 'warn' | 'good' | '', sign: Icon | undefined, text: string): TemplateResult =>
  html`<span class="state ${tone}" part="state">${sign ? icon(sign) : nothing}<span>${text}</span></span>`;

/** Its state; one that takes a sentence has a line of its own. */
const meta = (localiser: Localiser, { record, note, duplicateName }: FileRowOptions): TemplateResult => {
  const { state, sizeBytes, sentBytes, bytesPerSecond = 0 } = record;
  const text = note ?? stateText(localiser, record, duplicateName);
  const amount = html`<span class="number">${amountText(localiser, record)}</span>`;
  if (note || wrong.has(state)) return html`<span class="meta">${amount}</span>${sentence('bad', icons.alert, text)}`;
  if (state === 'duplicate') return html`<span class="meta">${amount}</span>${sentence('warn', icons.alert, text)}`;
  const pace = state === 'uploading' ? paceText(localiser, { bytesPerSecond, secondsLeft: (sizeBytes - sentBytes) / bytesPerSecond }) : [];
  const look = state === 'done' ? sentence('good', icons.success, text) : slow.has(state) ? sentence('warn', icons.alert, text) : sentence('', undefined, text);
  return html`<span class="meta">${look}${amount}${pace.map((one) => html`<span class="number">${one}</span>`)}</span>`;
};

/** What the server said, for who asks support about it. */
const technical = (localiser: Localiser, { problem }: UploadRecord): TemplateResult | typeof nothing => (problem?.requestId
  ? html`<details class="technical" @toggle=${(event: Event) => event.stopPropagation()}><summary>${localiser.msg('uploader.technical')}</summary>
      <p lang="en">${problem.detail}</p><p>${localiser.msg('failure.reference', { id: problem.requestId })}</p></details>`
  : nothing);

const picture = (localiser: Localiser, { record: { id, name, mediaType }, thumbnail, isPreviewable, isDisabled, commands }: FileRowOptions): TemplateResult => {
  const shown = thumbnail?.url ? html`<img src=${thumbnail.url} alt="" width="48" height="48" decoding="async">`
    : html`${icon(icons.file)}${mediaType === 'application/pdf' ? html`<span class="kind" aria-hidden="true">PDF</span>` : nothing}`;
  if (!isPreviewable) return html`<span class="preview" part="preview">${shown}</span>`;
  const label = localiser.msg('uploader.preview', { name });
  return html`<button type="button" class="preview" part="preview" aria-label=${label} title=${label} ?disabled=${isDisabled} @click=${() => commands.preview(id)}>${shown}</button>`;
};

/** One file: what it is, how far it is, and what can be done about it. */
export const fileRow = (localiser: Localiser, options: FileRowOptions): TemplateResult => {
  const { record, thumbnail, isLocked, isMovable, isDragged, nowMs, commands } = options;
  const { id, name, path, state: at, sizeBytes, sentBytes, expiresAt } = record;
  const folder = path?.slice(0, -(path.split('/').at(-1)?.length ?? 0));
  const keptUntil = (at === 'needsFile' || at === 'paused') && expiresAt !== undefined && expiresAt > nowMs ? momentText(localiser, expiresAt, nowMs) : undefined;
  const move = localiser.msg('uploader.move', { name });
  const canMove = isMovable && !isLocked;
  return html`<li class="file ${at} ${isDragged ? 'dragged' : ''} ${canMove ? 'movable' : ''}" part="file ${at}" data-id=${id} aria-label=${name}>
    ${canMove ? html`<button type="button" class="handle" part="handle" aria-label=${move} title=${move}
      @keydown=${(event: KeyboardEvent) => commands.moveByKey(event, id)} @pointerdown=${(event: PointerEvent) => commands.grab(event, id)}>${icon(icons.grip)}</button>` : nothing}
    ${picture(localiser, options)}
    <div class="facts">
      <span class="name" part="name" id="name-${id}" title=${path ?? name}>${folder ? html`<span class="folder">${folder}</span>` : nothing}${name}</span>
      ${meta(localiser, options)}
      ${keptUntil ? html`<span class="muted small-text">${localiser.msg('uploader.keptUntil', { time: keptUntil })}</span>` : nothing}
      ${onItsWay.has(at) ? progress({
        label: localiser.msg('uploader.progressOf', { name }),
        fraction: unmeasured.has(at) ? undefined : sizeBytes > 0 ? sentBytes / sizeBytes : 0,
        text: `${stateText(localiser, record, undefined)}, ${amountText(localiser, record)}`,
      }) : nothing}
      ${warnings(localiser, record, thumbnail).map((text) => sentence('warn', icons.alert, text))}
      ${technical(localiser, record)}
    </div>
    ${isLocked ? nothing : fileActions(localiser, options)}
    ${options.details}
  </li>`;
};
