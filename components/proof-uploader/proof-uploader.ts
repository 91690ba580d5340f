import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { maxProofsPerOrder, proofMediaTypes, proofsOfUploads, uploadStates, type ProofInput, type UploadRecord, type Uploads } from '../../src/index.ts';
import { FileDropController, type Hovering } from '../controllers/file-drop.ts';
import { LeaveGuard } from '../controllers/leave-guard.ts';
import { OwnQueue } from '../controllers/own-queue.ts';
import { UploadBindingController } from '../controllers/upload-binding.ts';
import { Announcer } from '../foundation/announcer.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { emit, emitNative } from '../foundation/emit.ts';
import { FormControl } from '../foundation/form-control.ts';
import { uploader } from '../locales/en/uploader.ts';
import { fieldError } from '../parts/field.ts';
import { readDetailFields, undescribed, type DetailField } from './detail-fields.ts';
import { dropZone } from './drop-zone.ts';
import { styles } from './proof-uploader.css.ts';
import type { ProofUploaderEventMap } from './proof-uploader.events.ts';
import { isRefused } from './refused-groups.ts';
import { restoredRecords } from './restored-records.ts';
import { UploadIntake } from './upload-intake.ts';

export interface ManualOrderProofUploader {
  addEventListener<Type extends keyof (ProofUploaderEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderProofUploader, event: (HTMLElementEventMap & ProofUploaderEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** What a page may style of the files, which have a shadow root of their own. */
const exported = ['summary', 'files', 'file', 'preview', 'name', 'state', 'progress', 'action', 'remove', 'handle', 'details', 'removed', 'undo', ...uploadStates].join();

/**
 * Takes the slips and receipts that prove a payment: drop, browse, paste or photograph; checks them by their bytes; sends
 * them so that a cut costs nothing. The uploads live in a queue of the SDK and go on when the element leaves the page.
 *
 * @element manual-order-proof-uploader
 * @event change - The finished files changed: one was uploaded, described, moved or taken away.
 * @event before-proof-add - Cancelable; before files are taken.
 * @event before-proof-upload - Cancelable; before a file that was taken is sent. Its `describe()` says what the file proves.
 * @event proof-upload-complete - One file is stored.
 * @csspart drop-zone - Where files are dropped; also `over`, `accepted`, `replace`, `rejected`, `invalid`, `disabled`.
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

  /** What is asked about each file: `kind`, `reference` or both, with a space between them. */
  @property({ attribute: 'detail-fields', converter: readDetailFields }) detailFields: readonly DetailField[] | undefined = [];

  /** Those of them without which the form cannot be sent. */
  @property({ attribute: 'required-details', converter: readDetailFields }) requiredDetails: readonly DetailField[] | undefined = [];

  /** How many files fit, from 1 to 20. With 1, a file that is added takes the place of the one that is there. */
  @property({ attribute: 'max-files', type: Number }) maxFiles = maxProofsPerOrder;

  readonly #say = new Announcer(this);
  readonly #ownQueue = new OwnQueue();
  readonly #binding = new UploadBindingController(this, {
    onTransition: (record, before) => this.#moved(record, before),
    onRemoved: ({ state: at }) => { if (at === 'done') emitNative(this, 'change'); },
  });
  readonly #drop = new FileDropController(this, {
    isOpen: () => !this.#isLocked && this.#binding.queue !== undefined,
    judge: (count, types) => this.#judge(count, types),
    onFiles: (files) => this.#intake.add(files),
  });
  readonly #intake = new UploadIntake(this, {
    queue: () => this.#binding.queue, replaced: () => this.#replaced, isLocked: () => this.#isLocked, localiser: () => this.localiser, say: this.#say,
  });
  #files: Promise<void> | undefined;

  constructor() {
    super();
    new LeaveGuard(this, () => this.#binding.queue?.losesBytes ?? false);
  }

  /** The ids of the finished uploads, in the order of their files: what a proof names. */
  get value(): readonly string[] {
    return this.proofs.map(({ uploadId }) => uploadId);
  }

  /** The finished files as a payment takes them. A file of which nobody said the kind is `other`. */
  get proofs(): readonly ProofInput[] {
    return proofsOfUploads(this.records);
  }

  /** Every file with its state. A new array with every change. */
  get records(): readonly UploadRecord[] {
    return this.#binding.records;
  }

  /** Adds files as if they had been dropped. */
  add(files: Iterable<File>): void {
    // A page may add to an element that it has just made, before that was rendered.
    this.#bind();
    this.#intake.add([...files].map((file) => ({ file })));
  }

  protected override render(): TemplateResult {
    const { queue } = this.#binding;
    if (!queue) return html`<div class="root" part="root">${this.renderNotConfigured()}</div>`;
    const error = this.visibleError;
    return html`<div class="root" part="root" role="group" aria-label=${this.accessibleName || this.msg('uploader.label')}>
      ${this.label ? html`<span class="caption" part="label">${this.label}${this.required ? html`<span class="required" aria-hidden="true">*</span>` : nothing}</span>` : nothing}
      ${this.readonly ? nothing : dropZone(this.localiser, {
        hovering: this.#drop.hovering, maxFiles: queue.maxFiles, isFull: this.#isFull && !this.#replaced, replacedName: this.#replaced?.name, isDisabled: this.inactive, isInvalid: error !== '',
        onBrowse: (input) => this.#intake.browse(input), onPicked: (input) => this.#intake.picked(input),
      })}
      ${fieldError('uploader', error)}
      ${this.records.length === 0 && !queue.takenOff ? nothing : html`<manual-order-part-upload-files exportparts=${exported} .client=${this.client} .messages=${this.messages} .uploads=${queue}
        .say=${this.#say} .notes=${this.#intake.notes} .detailFields=${this.detailFields ?? []} .requiredDetails=${this.requiredDetails ?? []} .tried=${error !== ''} .locked=${this.#isLocked} .disabled=${this.inactive}
        @choose-again=${({ detail }: CustomEvent<{ id: string }>) => this.#intake.browse('#file', detail.id)} @proofs-change=${() => emitNative(this, 'change')}
        @focus-lost=${() => this.#browse?.focus()}></manual-order-part-upload-files>`}
      ${this.#say.region()}
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#bind();
    if (this.records.length > 0) void this.#loadFiles();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.setState('uploading', this.#binding.queue?.busy ?? false);
    this.setState('empty', this.records.length === 0);
  }

  protected override isEmpty(): boolean { return this.value.length === 0 && !this.#isPending; }
  protected override missingMessage(): string { return this.msg('uploader.required'); }

  protected override findInvalidity() {
    const key = this.#isPending ? 'uploader.pending' : undescribed(this.records, this.requiredDetails ?? []).length > 0 ? 'uploader.undescribed' : undefined;
    return key && { flags: { customError: true }, message: this.msg(key) };
  }

  protected override validationAnchor(): HTMLElement | undefined { return this.#browse; }

  protected override toFormValue(): FormData {
    const form = new FormData();
    if (this.name) for (const id of this.value) form.append(this.name, id);
    return form;
  }

  protected override toFormState(): string { return JSON.stringify(this.records); }

  protected override restoreFormState(restored: string | File | FormData): void {
    if (typeof restored !== 'string') return;
    this.#bind();
    this.#binding.queue?.restore(restoredRecords(restored));
  }

  protected override resetValue(): void {
    this.#binding.queue?.removeAll();
  }

  #bind(): void {
    this.#binding.bind(this.uploads ?? this.#ownQueue.of(this.api, this.scope));
    const { queue } = this.#binding;
    // No number, or one that is below 1, is no limit.
    if (queue) queue.maxFiles = this.maxFiles >= 1 ? Math.min(Math.trunc(this.maxFiles), maxProofsPerOrder) : maxProofsPerOrder;
  }

  get #isLocked(): boolean { return this.inactive || this.readonly; }

  /** Whether a file may still become a proof. One that was refused for good never will, and holds nothing up. */
  get #isPending(): boolean {
    return this.records.some(({ state: at, problem }) => at !== 'done' && !(at === 'failed' && problem?.retryable === false));
  }

  get #present(): readonly UploadRecord[] { return this.records.filter((record) => !isRefused(record)); }

  /** The only file that there is, where no more than one fits. */
  get #replaced(): UploadRecord | undefined {
    return this.#binding.queue?.maxFiles === 1 && this.#present.length === 1 ? this.#present[0] : undefined;
  }

  #judge(count: number, types: readonly string[] | undefined): Hovering {
    const isFull = this.#isFull;
    if (isFull && (count > 1 || !this.#replaced)) return 'full';
    // What is told of a HEIC photo helps more than that it is none of the others.
    if (types && !types.some((type) => /^image\/hei[cf]$/.test(type) || proofMediaTypes.some((known) => known === type))) return 'rejected';
    return isFull ? 'replace' : 'accepted';
  }

  get #isFull(): boolean { return this.#present.length >= (this.#binding.queue?.maxFiles ?? 0); }
  get #browse(): HTMLElement | undefined { return this.renderRoot.querySelector<HTMLElement>('[part=browse]') ?? undefined; }

  // What only files need comes with the first of them. When it could not be loaded, the next change tries again.
  #loadFiles(): Promise<void> {
    this.#files ??= import('./upload-files.ts').then(({ UploadFiles }) => UploadFiles.define(), () => { this.#files = undefined; });
    return this.#files;
  }

  #moved(record: UploadRecord, before: UploadRecord['state'] | undefined): void {
    this.#intake.forget(record.id);
    if (record.state !== 'done' || before === undefined) return;
    // The form has the value by the time that anybody hears of it.
    void this.validity;
    emit(this, 'proof-upload-complete', { record });
    emitNative(this, 'change');
  }
}
