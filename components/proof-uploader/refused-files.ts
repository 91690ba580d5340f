import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { UploadRecord } from '../../src/index.ts';
import { VirtualListController } from '../controllers/virtual-list.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { atRow, cssVars } from '../foundation/css-vars.ts';
import { uploaderFiles } from '../locales/en/uploader-files.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { problemText } from './problem-text.ts';
import { refusedStyles } from './upload-parts.css.ts';

/**
 * Many files that were refused, in one row: how many, why, and, when a person asks for them, each by its name with its own
 * reason. Only those names that can be seen are in the page.
 * @event dismiss - The person has seen them.
 */
export class RefusedFiles extends BaseElement {
  static override styles = [BaseElement.styles, refusedStyles];
  static override texts = [...BaseElement.texts, uploaderFiles];

  @property({ attribute: false }) records: readonly UploadRecord[] = [];
  @property({ type: Boolean }) locked = false;
  @state() private isOpen = false;

  readonly #rows = new VirtualListController(this, { viewport: () => this.renderRoot.querySelector('.names'), count: () => this.records.length });

  protected override render(): TemplateResult {
    const [first] = this.records;
    const count = this.records.length;
    return html`<div class="root" part="root"><div class="refused" part="refused">
      <span class="preview">${icon(icons.alert)}</span>
      <div class="facts">
        <span class="name">${this.msg('uploader.refused.title', { count })}</span>
        <span class="state bad">${first ? problemText(this.localiser, first) : nothing}</span>
        <button type="button" class="link-button small-text" part="toggle" aria-expanded=${this.isOpen ? 'true' : 'false'} aria-controls="names" @click=${() => { this.isOpen = !this.isOpen; }}>
          ${this.msg(this.isOpen ? 'uploader.refused.hide' : 'uploader.refused.show')}</button>
      </div>
      ${this.locked ? nothing : html`<button type="button" class="button small" part="dismiss" @click=${() => this.dispatchEvent(new Event('dismiss'))}>${this.msg('uploader.refused.dismiss')}</button>`}
      <div id="names" class="names" part="names" tabindex="0" role="group" aria-label=${this.msg('uploader.refused.names')} ?hidden=${!this.isOpen}>${this.isOpen ? html`
        <ul ${cssVars({ '--count': count })}>${this.#rows.indices.map((place) => this.#row(place))}</ul>` : nothing}</div>
    </div></div>`;
  }

  #row(place: number): TemplateResult | typeof nothing {
    const record = this.records[place];
    if (!record) return nothing;
    const { name, path = name, sizeBytes } = record;
    return html`<li data-row ${atRow(place)} aria-setsize=${this.records.length} aria-posinset=${place + 1}>
      <span class="path" title=${path}>${path}</span><span class="number muted">${this.localiser.size(sizeBytes)}</span></li>`;
  }
}
