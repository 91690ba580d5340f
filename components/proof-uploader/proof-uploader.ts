import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { maxProofsPerOrder, maxUploadBytes, proofMediaTypes, type Client, type UploadRecord, type Uploads } from '../../src/index.ts';
import { FileDropController } from '../controllers/file-drop.ts';
import { PreviewUrls } from '../controllers/preview-urls.ts';
import { UploadBindingController } from '../controllers/upload-binding.ts';
import { Announcer } from '../foundation/announcer.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { emit, emitNative } from '../foundation/emit.ts';
import { focusAfterRemoval } from '../foundation/focus-after-removal.ts';
import { FormControl } from '../foundation/form-control.ts';
import { uploader } from '../locales/en/uploader.ts';
import { fieldError } from '../parts/field.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { fileRow } from './file-row.ts';
import { problemText } from './problem-text.ts';
import { styles } from './proof-uploader.css.ts';
import type { ProofUploaderEventMap } from './proof-uploader.events.ts';
import { restoredRecords } from './restored-records.ts';

export interface ManualOrderProofUploader {
  addEventListener<Type extends keyof (ProofUploaderEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderProofUploader, event: (HTMLElementEventMap & ProofUploaderEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/**
 * Takes the slips and receipts that prove a payment: drop, browse, paste or photograph; checks them by their bytes; sends
 * them so that a cut costs nothing. The uploads live in a queue of the SDK and go on when the element leaves the page.
 *
 * @element manual-order-proof-uploader
 * @event change - The finished files changed.
 * @event before-proof-add - Cancelable; before files are taken.
 * @event proof-upload-complete - One file is stored.
 * @csspart drop-zone - Where files are dropped; also `over`, `invalid`.
 * @csspart files - The list of files.
 * @csspart file - One of them, with its state: `uploading`, `done`, `failed` and so on.
 * @csspart progress - A file's bar.
 * @cssstate user-invalid - Invalid, and the person has left the uploader or tried to submit.
 * @cssstate uploading - A file is on its way.
 * @cssstate empty - There is no file.
 */
export class ManualOrderProofUploader extends FormControl(BaseElement) {
  static override styles = [BaseElement.styles, styles];
  static override texts = [...BaseElement.texts, uploader];

  /** The queue to show, for a page that keeps one of its own. Without it the element makes one with its client. */
  @property({ attribute: false }) uploads: Uploads | undefined;

  /** The draft or order that the files belong to: an unfinished upload is found again under it. */
  @property() scope = 'proofs';

  /** What is to be said about a record, by its id, until it changes. */
  @state() private notes: ReadonlyMap<string, string> = new Map();

  readonly #say = new Announcer(this);
  readonly #previews = new PreviewUrls(this);
  readonly #binding = new UploadBindingController(this, {
    onTransition: (record, before) => this.#moved(record, before),
    onRemoved: (record) => {
      this.#say.polite(this.msg('uploader.announceRemoved', { name: record.name }));
      if (record.state === 'done') emitNative(this, 'change');
    },
  });
  readonly #drop = new FileDropController(this, {
    isOpen: () => !this.#isLocked && this.#binding.queue !== undefined,
    onFiles: (files) => this.#add(files),
  });
  #own: { queue: Uploads & { dispose(): void }; client: Client; scope: string } | undefined;
  #chosenFor: string | undefined;

  /** The ids of the finished uploads, in the order of their files: what a proof names. */
  get value(): readonly string[] {
    return this.records.flatMap(({ state: at, uploadId }) => (at === 'done' && uploadId !== undefined ? [uploadId] : []));
  }

  /** Every file with its state. A new array with every change. */
  get records(): readonly UploadRecord[] {
    return this.#binding.records;
  }

  /** Adds files as if they had been dropped. */
  add(files: Iterable<File>): void {
    this.#add([...files]);
  }

  protected override render(): TemplateResult {
    if (!this.#binding.queue) return html`<div class="root" part="root">${this.renderNotConfigured()}</div>`;
    const { records } = this;
    return html`<div class="root" part="root" role="group" aria-label=${this.accessibleName || this.msg('uploader.label')}>
      ${this.label ? html`<span class="caption" part="label">${this.label}</span>` : nothing}
      ${this.readonly ? nothing : this.#dropZone()}
      ${fieldError('uploader', this.visibleError)}
      ${records.length === 0 ? nothing : html`<ul class="files" part="files" aria-label=${this.msg('uploader.files')}>
        ${repeat(records, ({ id }) => id, (record) => this.#row(record))}</ul>`}
      ${this.#say.region()}
    </div>`;
  }

  #dropZone(): TemplateResult {
    const over = this.#drop.isOver;
    const stop = (event: Event) => event.stopPropagation();
    const pick = (event: Event) => {
      stop(event);
      this.#picked(event.currentTarget as HTMLInputElement);
    };
    return html`<div class="drop-zone ${over ? 'over' : ''} ${this.visibleError ? 'invalid' : ''}" part="drop-zone ${over ? 'over' : ''} ${this.visibleError ? 'invalid' : ''}">
      ${icon(icons.upload)}<span>${this.msg(over ? 'uploader.dropNow' : 'uploader.drop')}</span>
      <button class="button" part="browse" type="button" ?disabled=${this.inactive} aria-describedby=${this.visibleError ? 'hint uploader-error' : 'hint'}
        @click=${() => this.#browse('#file')}>${this.msg('uploader.browse')}</button>
      <button class="button camera" part="camera" type="button" ?disabled=${this.inactive} @click=${() => this.#browse('#photo')}>${icon(icons.camera)}${this.msg('uploader.camera')}</button>
      <p class="hint" part="hint" id="hint">${this.msg('uploader.hint', { size: this.localiser.size(maxUploadBytes), count: maxProofsPerOrder })}</p>
      <!-- A file input tells of itself by events that bubble; a page must not take its cancel for that of a dialog. -->
      <input hidden id="file" type="file" multiple accept=${proofMediaTypes.join(',')} @change=${pick} @input=${stop} @cancel=${stop}>
      <input hidden id="photo" type="file" accept="image/*" capture="environment" @change=${pick} @input=${stop} @cancel=${stop}>
    </div>`;
  }

  #row(record: UploadRecord): TemplateResult {
    const { queue } = this.#binding;
    const file = record.mediaType?.startsWith('image/') ? queue?.fileOf(record.id) : undefined;
    return fileRow(this.localiser, {
      record,
      previewUrl: file && this.#previews.of(record.id, file),
      note: this.notes.get(record.id),
      isLocked: this.#isLocked,
      onPause: () => queue?.pause(record.id),
      onResume: () => queue?.resume(record.id),
      onRetry: () => queue?.retry(record.id),
      onChooseAgain: () => {
        this.#browse('#file');
        this.#chosenFor = record.id;
      },
      onRemove: () => this.#remove(record),
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#binding.bind(this.uploads ?? this.#ownQueue());
    this.#previews.keepOnly(this.records.map(({ id }) => id));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.setState('uploading', this.#binding.queue?.busy ?? false);
    this.setState('empty', this.records.length === 0);
  }

  protected override isEmpty(): boolean { return this.value.length === 0 && !this.#isPending; }
  protected override missingMessage(): string { return this.msg('uploader.required'); }
  protected override findInvalidity() { return this.#isPending ? { flags: { customError: true }, message: this.msg('uploader.pending') } : undefined; }
  protected override validationAnchor(): HTMLElement | undefined { return this.#part('browse'); }

  protected override toFormValue(): FormData {
    const form = new FormData();
    if (this.name) for (const id of this.value) form.append(this.name, id);
    return form;
  }

  protected override toFormState(): string { return JSON.stringify(this.records); }

  protected override restoreFormState(restored: string | File | FormData): void {
    if (typeof restored === 'string') this.#binding.queue?.restore(restoredRecords(restored));
  }

  protected override resetValue(): void {
    for (const { id } of this.records) this.#binding.queue?.remove(id);
  }

  get #isLocked(): boolean { return this.inactive || this.readonly; }

  /** Whether a file may still become a proof. One that was refused for good never will, and holds nothing up. */
  get #isPending(): boolean {
    return this.records.some(({ state: at, problem }) => at !== 'done' && !(at === 'failed' && problem?.retryable === false));
  }

  #part(name: string): HTMLElement | undefined {
    return this.renderRoot.querySelector<HTMLElement>(`[part=${name}]`) ?? undefined;
  }

  // The queue belongs to one client and one scope. It is not disposed of when the element is taken off the page.
  #ownQueue(): Uploads | undefined {
    const client = this.api;
    if (this.#own && this.#own.client === client && this.#own.scope === this.scope) return this.#own.queue;
    this.#own?.queue.dispose();
    this.#own = client && { queue: client.uploads.createQueue({ scope: this.scope }), client, scope: this.scope };
    return this.#own?.queue;
  }

  #browse(input: '#file' | '#photo'): void {
    this.#chosenFor = undefined;
    this.renderRoot.querySelector<HTMLInputElement>(input)?.click();
  }

  #picked(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])];
    // Emptied, so that the same file can be chosen again after it was removed.
    input.value = '';
    const again = this.records.find(({ id }) => id === this.#chosenFor);
    const [first] = files;
    if (!again || !first) return this.#add(files);
    if (!this.#binding.queue?.provideFile(again.id, first)) this.#note(again.id, this.msg('uploader.error.otherFile', { name: again.name }));
  }

  #add(files: readonly File[]): void {
    const { queue } = this.#binding;
    if (!queue || this.#isLocked || files.length === 0) return;
    if (!emit(this, 'before-proof-add', { files }, { cancelable: true })) return;
    const taken = queue.add(files).filter(({ state: at }) => at !== 'failed');
    if (taken.length > 0) this.#say.polite(this.msg('uploader.announceStarted', { count: taken.length }));
  }

  #remove({ id }: UploadRecord): void {
    const ids = this.records.map((record) => record.id);
    this.#binding.queue?.remove(id);
    this.requestUpdate();
    void focusAfterRemoval(this, { ids, removedId: id, fallback: () => this.#part('browse') });
  }

  #moved(record: UploadRecord, before: UploadRecord['state'] | undefined): void {
    if (this.notes.has(record.id)) this.#note(record.id, undefined);
    if (record.state === 'done' && before !== undefined) {
      this.#say.polite(this.msg('uploader.announceDone', { name: record.name }));
      emit(this, 'proof-upload-complete', { record });
      emitNative(this, 'change');
    }
    if (record.state === 'failed') this.#say.assertive(this.msg('uploader.announceFailed', { name: record.name, reason: problemText(this.localiser, record) }));
  }

  #note(id: string, text: string | undefined): void {
    const notes = new Map(this.notes);
    if (text === undefined) notes.delete(id);
    else notes.set(id, text);
    this.notes = notes;
  }
}
