import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { UploadRecord } from '../../src/index.ts';
import { DocumentViewer } from '../controllers/document-viewer.ts';
import { PreviewUrls } from '../controllers/preview-urls.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { uploaderFiles } from '../locales/en/uploader-files.ts';
import { emptyState, loadFailure } from '../parts/feedback.ts';
import { FileView } from '../parts/file-view.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import type { Icon } from '../parts/icons.ts';
import { previewStyles } from './proof-preview.css.ts';

interface Tool { label: string; sign: Icon; isOn: boolean; onClick: () => void }

/** A modal window in which the files of a list are looked at, one after the other. */
export class ProofPreview extends BaseElement {
  static override styles = [BaseElement.styles, previewStyles];
  static override texts = [...BaseElement.texts, uploaderFiles];

  /** What can be looked at. */
  @property({ attribute: false }) records: readonly UploadRecord[] = [];
  /** Gives the bytes of a file, from this page or from the server. */
  @property({ attribute: false }) read: (record: UploadRecord) => Promise<Blob | undefined> = () => Promise.resolve(undefined);
  /** The one that is looked at; none while the window is closed. */
  @state() private shownId: string | undefined;
  /** The one that the browser could not show after all. */
  @state() private unreadableId: string | undefined;
  @state() private failure: { id: string; error: unknown } | undefined;

  readonly #view = new FileView(this);
  readonly #viewer = new DocumentViewer(this);
  readonly #urls = new PreviewUrls(this);
  readonly #bytes = new Map<string, Blob>();

  /** Opens the window with one of the files. The focus comes back to where it was when it closes. */
  async show(id: string): Promise<void> {
    this.#turnTo(id);
    await this.updateComplete;
    this.#dialog?.showModal();
  }

  protected override render(): TemplateResult {
    const { record } = this;
    return html`<div class="root" part="root"><dialog class="dialog" part="dialog" aria-label=${this.msg('uploader.preview.label', { name: record?.name ?? '' })}
      @close=${this.#closed} @keydown=${this.#pressed}>${record ? html`
        <div class="bar" part="bar">
          <p class="filename" title=${record.name}>${record.name}</p>
          ${this.#tools(record)}
          ${this.#tool({ label: this.msg('uploader.preview.close'), sign: icons.close, isOn: true, onClick: () => this.#dialog?.close() })}
        </div>
        <div class="stage" part="stage">${this.#stage(record)}</div>
        ${this.#steps(record)}` : nothing}</dialog></div>`;
  }

  get #dialog(): HTMLDialogElement | null { return this.renderRoot.querySelector('dialog'); }
  private get record(): UploadRecord | undefined { return this.records.find(({ id }) => id === this.shownId); }

  #stage(record: UploadRecord): TemplateResult {
    const { id, name } = record;
    if (this.failure?.id === id) {
      return loadFailure(this.localiser, { error: this.failure.error, title: this.msg('uploader.preview.failed', { name }), onRetry: () => this.#turnTo(id) });
    }
    const url = this.#urlOf(record);
    if (!url) return html`<p class="loading muted" aria-busy="true">${icon(icons.spinner)}${this.msg('uploader.preview.loading', { name })}</p>`;
    if (!this.#isShowable(record)) {
      return emptyState({ icon: icons.file, title: this.msg('uploader.preview.notShown'), actions: html`
        <a class="button" part="open-file" href=${url} target="_blank" rel="noopener">${icon(icons.external)}${this.msg('uploader.preview.open')}</a>` });
    }
    return this.#view.render({
      id, url, kind: record.mediaType?.startsWith('image/') ? 'picture' : 'document',
      label: this.msg('uploader.preview.fileOf', { name, zoom: this.localiser.rate(this.#view.zoom * 10_000) }),
      onUnreadable: () => { this.unreadableId = id; },
    });
  }

  #tools(record: UploadRecord): TemplateResult {
    const url = this.#urlOf(record);
    const view = this.#view;
    return html`<div class="tools" part="tools" role="group" aria-label=${this.msg('uploader.preview.tools')}>${url && this.#isShowable(record) ? html`
      ${this.#tool({ label: this.msg('uploader.preview.zoomOut'), sign: icons.zoomOut, isOn: !view.isFitted, onClick: () => view.zoomBy(-1) })}
      <span class="zoom number small-text">${this.localiser.rate(view.zoom * 10_000)}</span>
      ${this.#tool({ label: this.msg('uploader.preview.zoomIn'), sign: icons.zoomIn, isOn: view.mayZoomIn, onClick: () => view.zoomBy(1) })}
      ${this.#tool({ label: this.msg('uploader.preview.fit'), sign: icons.fit, isOn: !view.isFitted, onClick: () => view.fit() })}
      ${this.#tool({ label: this.msg('uploader.preview.rotate'), sign: icons.rotate, isOn: true, onClick: () => view.rotate() })}
      <a class="button icon-only small" href=${url} target="_blank" rel="noopener" aria-label=${this.msg('uploader.preview.open')} title=${this.msg('uploader.preview.open')}>${icon(icons.external)}</a>` : nothing}</div>`;
  }

  #steps({ id }: UploadRecord): TemplateResult | typeof nothing {
    const total = this.records.length;
    if (total < 2) return nothing;
    const place = this.records.findIndex((record) => record.id === id) + 1;
    return html`<div class="steps" part="steps">
      ${this.#tool({ label: this.msg('uploader.preview.previous'), sign: icons.arrowLeft, isOn: place > 1, onClick: () => this.#step(-1) })}
      <span class="number small-text" role="status">${this.msg('uploader.preview.place', { place, total })}</span>
      ${this.#tool({ label: this.msg('uploader.preview.next'), sign: icons.arrowRight, isOn: place < total, onClick: () => this.#step(1) })}</div>`;
  }

  // What does nothing now stays there, so that the focus does.
  #tool({ label, sign, isOn, onClick }: Tool): TemplateResult {
    return html`<button type="button" class="button icon-only small" part="tool" aria-label=${label} title=${label} aria-disabled=${ifDefined(isOn ? undefined : 'true')}
      @click=${() => isOn && onClick()}>${icon(sign)}</button>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // The file was removed while it was looked at.
    if (this.shownId !== undefined && !this.record) this.#dialog?.close();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#dialog?.close();
  }

  #isShowable({ id, mediaType }: UploadRecord): boolean {
    return id !== this.unreadableId && (mediaType !== 'application/pdf' || this.#viewer.isAvailable);
  }

  #urlOf({ id, mediaType }: UploadRecord): string | undefined {
    const bytes = this.#bytes.get(id);
    // By the type that its bytes have and never by the one that it claims: the address opens on the page's own origin.
    return bytes && this.#urls.of(id, new Blob([bytes], { type: mediaType ?? 'application/octet-stream' }));
  }

  #turnTo(id: string): void {
    this.shownId = id;
    this.failure = undefined;
    const { record } = this;
    if (record && !this.#bytes.has(id)) void this.#load(record);
  }

  async #load(record: UploadRecord): Promise<void> {
    try {
      const bytes = await this.read(record);
      if (!bytes) throw new Error('The bytes of the file are neither here nor to be had.');
      if (this.shownId !== undefined) this.#bytes.set(record.id, bytes);
    } catch (error) {
      this.failure = { id: record.id, error };
    }
    this.requestUpdate();
  }

  #step(by: 1 | -1): void {
    const next = this.records[this.records.findIndex(({ id }) => id === this.shownId) + by];
    if (next) this.#turnTo(next.id);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const isRtl = this.matches(':dir(rtl)');
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    // What is zoomed scrolls by these keys.
    if (!by || !this.#view.isFitted || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#step((isRtl ? -by : by) as 1 | -1);
  };

  readonly #closed = (event: Event): void => {
    event.stopPropagation();
    this.shownId = undefined;
    this.unreadableId = undefined;
    this.#bytes.clear();
    this.#urls.keepOnly([]);
  };
}
