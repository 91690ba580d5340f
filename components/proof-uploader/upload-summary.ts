import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { UploadRecord, Uploads } from '../../src/index.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { uploaderFiles } from '../locales/en/uploader-files.ts';
import { alert } from '../parts/feedback.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { Icon } from '../parts/icons.ts';
import { progress } from '../parts/progress.ts';
import { paceText } from './row-text.ts';
import { summaryStyles } from './upload-parts.css.ts';

const pausable: ReadonlySet<UploadRecord['state']> = new Set(['waiting', 'ready', 'uploading', 'stalled', 'offline']);
const moving: ReadonlySet<UploadRecord['state']> = new Set(['checking', 'processing', ...pausable]);

/**
 * All files together: what holds them up, how far they are, and what can be done with all of them at once.
 * @event remove-all - The person wants all files gone.
 */
export class UploadSummary extends BaseElement {
  static override styles = [BaseElement.styles, summaryStyles];
  static override texts = [...BaseElement.texts, uploaderFiles];

  @property({ attribute: false }) uploads: Uploads | undefined;
  /** Those of the queue: another array is another state of it. */
  @property({ attribute: false }) records: readonly UploadRecord[] = [];
  @property({ type: Boolean }) locked = false;

  protected override render(): TemplateResult | typeof nothing {
    const { uploads } = this;
    if (!uploads) return nothing;
    return html`<div class="root" part="root">${this.#hold(uploads)}${uploads.totals.files > 1 ? this.#all(uploads) : nothing}</div>`;
  }

  #hold({ heldUntil }: Uploads): TemplateResult | typeof nothing {
    if (heldUntil !== undefined) {
      const time = new Intl.DateTimeFormat(this.localiser.locale, { timeStyle: 'medium' }).format(heldUntil);
      return alert({ tone: 'warning', body: this.msg('uploader.all.held', { time }) });
    }
    return this.records.some(({ state }) => state === 'offline') ? alert({ tone: 'warning', body: this.msg('uploader.all.offline') }) : nothing;
  }

  #all(uploads: Uploads): TemplateResult {
    const { records, locked, localiser } = this;
    const { files, done, failed, sizeBytes, acceptedBytes, sentBytes, bytesPerSecond, secondsLeft } = uploads.totals;
    const isMoving = records.some(({ state }) => moving.has(state));
    const text = this.msg('uploader.all.done', { done, count: files });
    const amount = this.msg('uploader.progress', { done: localiser.size(acceptedBytes), total: localiser.size(sizeBytes) });
    return html`<div class="all" part="summary" role="group" aria-label=${this.msg('uploader.all.actions')}>
      <p class="totals"><span class="number">${text}</span>${isMoving
        ? [amount, ...paceText(localiser, { bytesPerSecond, secondsLeft })].map((one) => html`<span class="number muted">${one}</span>`) : nothing}</p>
      ${locked ? nothing : html`<div class="actions">
        ${records.some(({ state }) => pausable.has(state)) ? this.#button('pause', icons.pause, () => uploads.pauseAll())
          : records.some(({ state }) => state === 'paused') ? this.#button('resume', icons.play, () => uploads.resumeAll()) : nothing}
        ${failed > 0 ? this.#button('retry', icons.retry, () => uploads.retryAll()) : nothing}
        ${this.#button('remove', icons.trash, () => this.dispatchEvent(new Event('remove-all')))}</div>`}
      ${isMoving ? progress({ label: this.msg('uploader.all.progress'), fraction: sizeBytes > 0 ? sentBytes / sizeBytes : 0, text: `${text}, ${amount}` }) : nothing}
    </div>`;
  }

  #button(command: 'pause' | 'resume' | 'retry' | 'remove', sign: Icon, onClick: () => void): TemplateResult {
    return html`<button type="button" class="button quiet small" part="all-${command}" @click=${onClick}>${icon(sign)}${this.msg(`uploader.all.${command}`)}</button>`;
  }
}
