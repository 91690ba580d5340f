import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { proofKinds, type UploadDetails, type UploadRecord } from '../../src/index.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { emit } from '../foundation/emit.ts';
import { choices } from '../locales/en/choices.ts';
import { uploaderFiles } from '../locales/en/uploader-files.ts';
import { selectField, textField } from '../parts/field.ts';
import { missingDetails, type DetailField } from './detail-fields.ts';
import { detailsStyles } from './upload-parts.css.ts';

/**
 * What one file proves, to be filled in.
 * @event describe - The person has said what it is: its detail has the field that they filled in.
 */
export class FileDetails extends BaseElement {
  static override styles = [BaseElement.styles, detailsStyles];
  static override texts = [...BaseElement.texts, choices, uploaderFiles];
  static override shadowRootOptions: ShadowRootInit = { ...BaseElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false }) record: UploadRecord | undefined;
  @property({ attribute: false }) fields: readonly DetailField[] = [];
  @property({ attribute: false }) requiredFields: readonly DetailField[] = [];
  /** Whether what is missing is said. */
  @property({ type: Boolean }) tried = false;
  @property({ type: Boolean }) locked = false;

  protected override render(): TemplateResult | typeof nothing {
    const { record } = this;
    if (!record) return nothing;
    return html`<div class="root" part="root"><div class="details" part="details" role="group" aria-label=${this.msg('uploader.details.of', { name: record.name })}>
      ${this.fields.includes('kind') ? this.#kind(record) : nothing}${this.fields.includes('reference') ? this.#reference(record) : nothing}</div></div>`;
  }

  #kind({ details = {} }: UploadRecord): TemplateResult {
    return selectField({
      ...this.#common('kind', details), label: this.msg('uploader.details.kind'), value: details.kind ?? '', placeholder: this.msg('common.choose'),
      choices: proofKinds.map((value) => ({ value, label: this.msg(`choice.proofKind.${value}`) })),
      onChange: (value) => void emit(this, 'describe', { kind: proofKinds.find((known) => known === value) }),
    });
  }

  #reference({ details = {} }: UploadRecord): TemplateResult {
    return textField({
      ...this.#common('reference', details), label: this.msg('uploader.details.reference'), value: details.claimed?.reference ?? '', maxLength: 128,
      onInput: (reference) => void emit(this, 'describe', { reference }),
    });
  }

  #common(field: DetailField, details: UploadDetails) {
    const required = this.requiredFields.includes(field);
    const isMissing = this.tried && missingDetails(details, this.requiredFields).includes(field);
    return { id: field, required, disabled: this.locked, error: isMissing ? this.msg('uploader.details.missing') : undefined };
  }
}
