import { html, nothing, type TemplateResult } from 'lit';
import type { UploadRecord } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { Icon } from '../parts/icons.ts';
import { progress } from '../parts/progress.ts';
import { duplicateText, problemText } from './problem-text.ts';

export interface FileRowOptions {
  record: UploadRecord;
  /** Of an image whose bytes are here. */
  previewUrl: string | undefined;
  /** Said below the row instead of its state, such as that another file was chosen. */
  note: string | undefined;
  isLocked: boolean;
  onPause: () => void;
  onResume: () => void;
  onRetry: () => void;
  onChooseAgain: () => void;
  onRemove: () => void;
}

const onItsWay: ReadonlySet<UploadRecord['state']> = new Set(['waiting', 'checking', 'ready', 'uploading', 'stalled', 'processing', 'paused', 'offline']);
const pausable: ReadonlySet<UploadRecord['state']> = new Set(['waiting', 'ready', 'uploading', 'stalled', 'offline']);

const stateIcon = (state: UploadRecord['state']): Icon | undefined => {
  if (state === 'done') return icons.success;
  return state === 'failed' || state === 'expired' || state === 'needsFile' ? icons.alert : undefined;
};

const stateText = (localiser: Localiser, { record, note }: FileRowOptions): TemplateResult => {
  const sign = stateIcon(record.state);
  const tone = note || sign === icons.alert ? 'bad' : sign === icons.success ? 'good' : '';
  return html`<span class="state ${tone}" part="state" id="state-${record.id}">${note ? icon(icons.alert) : sign ? icon(sign) : nothing}<span>${
    note ?? (problemText(localiser, record) || localiser.msg(`uploader.state.${record.state}`))}</span></span>`;
};

const action = (name: string, sign: Icon, onClick: () => void): TemplateResult =>
  html`<button class="button quiet icon-only" part="action" type="button" aria-label=${name} title=${name} @click=${onClick}>${icon(sign)}</button>`;

const actions = (localiser: Localiser, { record: { state, name, problem }, ...options }: FileRowOptions): TemplateResult => html`
  ${pausable.has(state) ? action(localiser.msg('uploader.pause', { name }), icons.pause, options.onPause) : nothing}
  ${state === 'paused' ? action(localiser.msg('uploader.resume', { name }), icons.play, options.onResume) : nothing}
  ${state === 'expired' || (state === 'failed' && problem?.retryable) ? action(localiser.msg('uploader.retry', { name }), icons.retry, options.onRetry) : nothing}
  ${state === 'needsFile' ? action(localiser.msg('uploader.chooseAgain', { name }), icons.upload, options.onChooseAgain) : nothing}
  <button class="button quiet icon-only" part="remove" type="button" aria-label=${localiser.msg('uploader.remove', { name })}
    title=${localiser.msg('uploader.remove', { name })} @click=${options.onRemove}>${icon(icons.trash)}</button>`;

/** One file: what it is, how far it is, and what can be done about it. */
export const fileRow = (localiser: Localiser, options: FileRowOptions): TemplateResult => {
  const { record, previewUrl, isLocked } = options;
  const { id, name, state, sizeBytes, acceptedBytes, sentBytes, problem } = record;
  const total = localiser.size(sizeBytes);
  const isPartial = onItsWay.has(state) && sentBytes > 0 && state !== 'processing';
  const amount = isPartial ? localiser.msg('uploader.progress', { done: localiser.size(acceptedBytes), total }) : total;
  const duplicate = duplicateText(localiser, record);
  return html`<li class="file" part="file ${state}" data-id=${id} aria-label=${name}>
    <span class="preview" part="preview">${previewUrl ? html`<img src=${previewUrl} alt="" width="48" height="48" decoding="async">` : icon(icons.file)}</span>
    <div class="facts">
      <span class="name" part="name" title=${name}>${name}</span>
      <span class="meta"><span class="number">${amount}</span>${stateText(localiser, options)}</span>
      ${onItsWay.has(state) ? progress({
        label: localiser.msg('uploader.progressOf', { name }),
        fraction: state === 'processing' || state === 'checking' ? undefined : sizeBytes > 0 ? sentBytes / sizeBytes : 0,
        text: `${localiser.msg(`uploader.state.${state}`)}, ${amount}`,
      }) : nothing}
      ${duplicate ? html`<span class="state warn">${icon(icons.alert)}<span>${duplicate}</span></span>` : nothing}
      ${problem?.requestId ? html`<span class="meta">${localiser.msg('failure.reference', { id: problem.requestId })}</span>` : nothing}
    </div>
    <div class="actions">${isLocked ? nothing : actions(localiser, options)}</div>
  </li>`;
};
