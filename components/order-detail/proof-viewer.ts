import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Proof } from '../../src/index.ts';
import { DocumentViewer } from '../controllers/document-viewer.ts';
import { ProofFiles } from '../controllers/proof-files.ts';
import { BaseElement } from '../foundation/base-element.ts';
import { file } from '../locales/en/file.ts';
import { filePanel } from '../parts/file-panel.ts';
import { fileStyles } from '../parts/file-panel.css.ts';
import { fileViewStyles } from '../parts/file-view.css.ts';
import { FileView } from '../parts/file-view.ts';
import { proofViewerStyles } from './proof-viewer.css.ts';

/** The files of one payment, to be read beside what it claims. Their bytes are asked for once it comes into view. */
export class ManualOrderPartProofViewer extends BaseElement {
  static override styles = [BaseElement.styles, fileStyles, fileViewStyles, proofViewerStyles];
  static override texts = [...BaseElement.texts, file];

  @property({ attribute: false }) proofs: readonly Proof[] = [];

  @state() private chosen: string | undefined;
  @state() private isSeen = false;
  /** Pictures that the browser could not read. */
  @state() private unreadable: ReadonlySet<string> = new Set();

  readonly #viewer = new DocumentViewer(this);
  readonly #view = new FileView(this);
  readonly #files = new ProofFiles(this, () => this.api);
  #watch: IntersectionObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      this.isSeen = true;
      this.#watch?.disconnect();
    }, { rootMargin: '200px' });
    this.#watch.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
  }

  protected override render(): TemplateResult {
    const proof = this.proofs.find(({ id }) => id === this.chosen) ?? this.proofs[0];
    return html`<div class="root" part="root">${filePanel({
      localiser: this.localiser, proofs: this.proofs, proof, file: proof && this.isSeen ? this.#files.of(proof) : {}, isShowable: proof !== undefined && this.#isShowable(proof), view: this.#view,
      onChoose: ({ id }) => { this.chosen = id; },
      onRetry: (failed) => this.#files.retry(failed),
      onUnreadable: ({ id }) => { this.unreadable = new Set([...this.unreadable, id]); },
    })}</div>`;
  }

  protected override updated(): void {
    this.#files.keepOnly(this.proofs);
  }

  #isShowable({ id, mediaType }: Proof): boolean {
    return mediaType === 'application/pdf' ? this.#viewer.isAvailable : mediaType.startsWith('image/') && !this.unreadable.has(id);
  }
}
