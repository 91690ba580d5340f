import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { UploadRecord, Uploads } from '../../src/index.ts';
import { Reorder } from '../controllers/reorder.ts';
import { RowFocus } from '../controllers/row-focus.ts';
import { Thumbnails } from '../controllers/thumbnails.ts';
import { UploadBindingController } from '../controllers/upload-binding.ts';
import type { Announcer } from '../foundation/announcer.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { defineElement } from '../foundation/define-element.ts';
import { emit } from '../foundation/emit.ts';
import { focusAfterRemoval } from '../foundation/focus-after-removal.ts';
import { uploaderFiles } from '../locales/en/uploader-files.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { describedBy, type DetailField, type FilledIn } from './detail-fields.ts';
import { FileDetails } from './file-details.ts';
import { fileRow } from './file-row.ts';
import { ProofPreview } from './proof-preview.ts';
import { RefusedFiles } from './refused-files.ts';
import { grouped, isRefused } from './refused-groups.ts';
import type { FileCommands } from './row-actions.ts';
import { styles } from './upload-files.css.ts';
import { UploadNews } from './upload-news.ts';
import { UploadSummary } from './upload-summary.ts';

declare global {
  interface HTMLElementTagNameMap {
    'manual-order-part-upload-files': UploadFiles;
    'manual-order-part-file-details': FileDetails;
    'manual-order-part-proof-preview': ProofPreview;
    'manual-order-part-refused-files': RefusedFiles;
    'manual-order-part-upload-summary': UploadSummary;
  }
}

const isAt = ({ currentTarget }: Event, selector: string): boolean => (currentTarget as Element).matches(selector);

/**
 * The files of an uploader: everything that an empty one does not need.
 * @event choose-again - The bytes of a file are asked for; its id is the detail's.
 * @event proofs-change - A finished file was described, moved or brought back.
 * @event focus-lost - What had the focus is gone, and nothing here can take it.
 */
export class UploadFiles extends BaseElement {
  static override styles = [BaseElement.styles, styles];
  static override texts = [...BaseElement.texts, uploaderFiles];

  @property({ attribute: false }) uploads: Uploads | undefined;
  /** Speaks for the uploader, which outlives its files. */
  @property({ attribute: false }) say: Announcer | undefined;
  /** What is to be said about a record, by its id, in place of its state. */
  @property({ attribute: false }) notes: ReadonlyMap<string, string> = new Map();
  @property({ attribute: false }) detailFields: readonly DetailField[] = [];
  @property({ attribute: false }) requiredDetails: readonly DetailField[] = [];
  /** Whether details that are missing are said. */
  @property({ type: Boolean }) tried = false;
  @property({ type: Boolean }) locked = false;
  /** Nothing can be looked at either: what reads a page out takes all in a disabled control for disabled. */
  @property({ type: Boolean }) disabled = false;

  readonly #news = new UploadNews(() => this.say, () => this.localiser);
  readonly #thumbnails = new Thumbnails(this);
  readonly #binding = new UploadBindingController(this, { onTransition: (record, before) => {
    // One that is stored already was brought back.
    if (before !== undefined || record.state !== 'done') this.#news.moved(record, this.#records);
  } });
  readonly #reorder = new Reorder(this, {
    list: () => this.renderRoot.querySelector<HTMLElement>('.files'),
    ids: () => this.#movable.map(({ id }) => id),
    move: (id, placeOf) => this.uploads?.move(id, this.#records.findIndex((record) => record.id === placeOf)),
    onMoved: (id, place) => {
      this.say?.polite(this.msg('uploader.announceMoved', { name: this.#find(id)?.name ?? '', place, total: this.#movable.length }));
      this.dispatchEvent(new Event('proofs-change'));
    },
  });
  readonly #commands: FileCommands = {
    pause: (id) => this.uploads?.pause(id),
    resume: (id) => this.uploads?.resume(id),
    retry: (id) => this.uploads?.retry(id),
    chooseAgain: (id) => void emit(this, 'choose-again', { id }),
    keepBoth: (id) => this.uploads?.keepBoth(id),
    replace: (id) => this.uploads?.replace(id),
    remove: (id) => this.#remove(id),
    preview: (id) => void this.renderRoot.querySelector('manual-order-part-proof-preview')?.show(id),
    moveByKey: (event, id) => this.#reorder.byKey(event, id),
    grab: (event, id) => this.#reorder.grab(event, id),
  };

  constructor() {
    super();
    new RowFocus(this);
  }

  /** Defines the files of an uploader and what they are made of. */
  static define(): void {
    defineElement('manual-order-part-file-details', FileDetails);
    defineElement('manual-order-part-proof-preview', ProofPreview);
    defineElement('manual-order-part-refused-files', RefusedFiles);
    defineElement('manual-order-part-upload-summary', UploadSummary);
    defineElement('manual-order-part-upload-files', UploadFiles);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { uploads, locked, messages } = this;
    if (!uploads) return nothing;
    const { rows, groups } = grouped(this.#records);
    return html`<div class="root" part="root">
      <manual-order-part-upload-summary .uploads=${uploads} .records=${this.#records} .locked=${locked} .messages=${messages} @remove-all=${this.#removeAll}></manual-order-part-upload-summary>
      ${uploads.takenOff && !locked ? this.#undoNotice(uploads.takenOff) : nothing}
      ${this.#records.length === 0 ? nothing : html`<ul class="files" part="files" aria-label=${this.msg('uploader.files')}>
        ${repeat(rows, ({ id }) => id, (record) => this.#row(record, uploads))}
        ${groups.map((group) => html`<li class="file group" part="file failed"><manual-order-part-refused-files .records=${group} .locked=${locked} .messages=${messages}
          @dismiss=${() => this.#dismiss(group)}></manual-order-part-refused-files></li>`)}
      </ul>`}
      <manual-order-part-proof-preview .records=${rows.filter((record) => this.#isPreviewable(record))} .read=${this.#read} .messages=${messages}></manual-order-part-proof-preview>
    </div>`;
  }

  #undoNotice({ name }: UploadRecord): TemplateResult {
    return html`<p class="removed" part="removed" @pointerenter=${() => this.#hold(true)} @focusin=${() => this.#hold(true)}
      @pointerleave=${(event: Event) => this.#hold(isAt(event, ':focus-within'))} @focusout=${(event: Event) => this.#hold(isAt(event, ':hover'))}><span>${this.msg('uploader.announceRemoved', { name })}</span>
      <button class="link-button" part="undo" type="button" @click=${this.#undo}>${icon(icons.undo)}${this.msg('common.undo')}</button></p>`;
  }

  #row(record: UploadRecord, uploads: Uploads): TemplateResult {
    const { id, mediaType } = record;
    const file = uploads.fileOf(id);
    return fileRow(this.localiser, {
      record,
      isMovable: !isRefused(record) && this.#movable.length > 1,
      thumbnail: file && mediaType?.startsWith('image/') ? this.#thumbnails.of(id, file) : undefined,
      duplicateName: this.#find(record.duplicateOf)?.name,
      note: this.notes.get(id),
      details: this.#details(record),
      isLocked: this.locked,
      isDisabled: this.disabled,
      hasBytes: file !== undefined,
      isPreviewable: this.#isPreviewable(record),
      isDragged: this.#reorder.draggedId === id,
      nowMs: Date.now(),
      commands: this.#commands,
    });
  }

  #details(record: UploadRecord): TemplateResult | typeof nothing {
    const fields = [...this.detailFields, ...this.requiredDetails];
    if (fields.length === 0 || isRefused(record)) return nothing;
    return html`<manual-order-part-file-details class="details" part="details" .record=${record} .fields=${fields} .requiredFields=${this.requiredDetails}
      .tried=${this.tried} .locked=${this.locked} .messages=${this.messages}
      @describe=${({ detail }: CustomEvent<FilledIn>) => this.#describe(record.id, detail)}></manual-order-part-file-details>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('uploads')) {
      this.#binding.bind(this.uploads);
      // They were refused while this was being loaded.
      for (const record of this.#records) if (isRefused(record) || record.state === 'duplicate') this.#news.moved(record, this.#records);
    }
    this.#thumbnails.keepOnly(this.#records.map(({ id }) => id));
  }

  get #records(): readonly UploadRecord[] { return this.#binding.records; }

  get #rows(): readonly UploadRecord[] { return grouped(this.#records).rows; }

  /** What was refused has no place among the proofs. */
  get #movable(): readonly UploadRecord[] { return this.#records.filter((record) => !isRefused(record)); }

  #find(id: string | undefined): UploadRecord | undefined { return this.#records.find((record) => record.id === id); }

  #isPreviewable({ id, mediaType, uploadId, state }: UploadRecord): boolean {
    return mediaType !== undefined && (this.uploads?.fileOf(id) !== undefined || (state === 'done' && uploadId !== undefined && this.api !== undefined));
  }

  readonly #read = async ({ id, uploadId }: UploadRecord): Promise<Blob | undefined> =>
    this.uploads?.fileOf(id) ?? (uploadId === undefined ? undefined : this.api?.uploads.content(uploadId));

  #describe(id: string, filledIn: FilledIn): void {
    // As it is now: two fields may be filled in before the next render.
    const record = this.#find(id);
    this.uploads?.describe(id, describedBy(record?.details, filledIn));
    if (record?.state === 'done') this.dispatchEvent(new Event('proofs-change'));
  }

  #remove(id: string): void {
    const ids = this.#rows.map((record) => record.id);
    this.say?.polite(this.msg('uploader.announceRemoved', { name: this.#find(id)?.name ?? '' }));
    const record = this.#find(id);
    if (record && isRefused(record)) this.uploads?.remove(id);
    else this.uploads?.takeOff(id);
    this.requestUpdate();
    void focusAfterRemoval(this, { ids, removedId: id, fallback: () => this.#loseFocus() });
  }

  /** Nobody has to hurry who has come to the notice (WCAG 2.2.1). */
  #hold(isHeld: boolean): void {
    this.uploads?.holdTakenOff(isHeld);
  }

  readonly #undo = (): void => {
    const { takenOff } = this.uploads ?? {};
    if (!takenOff) return;
    const { id, name, state } = takenOff;
    this.uploads?.bringBack();
    this.say?.polite(this.msg('uploader.announceBroughtBack', { name }));
    if (state === 'done') this.dispatchEvent(new Event('proofs-change'));
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] [part=remove]`)?.focus());
  };

  #removeAll(): void {
    this.uploads?.removeAll();
    this.say?.polite(this.msg('uploader.announceEmptied'));
    this.#loseFocus();
  }

  #dismiss(records: readonly UploadRecord[]): void {
    for (const { id } of records) this.uploads?.remove(id);
    this.#loseFocus();
  }

  #loseFocus(): undefined {
    this.dispatchEvent(new Event('focus-lost'));
  }
}
