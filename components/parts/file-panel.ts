import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Proof } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { emptyState, loadFailure } from './feedback.ts';
import type { FileView } from './file-view.ts';
import { icon } from './icon.ts';
import * as icons from './icons.ts';
import type { Icon } from './icons.ts';
import type { ProofFile } from '../controllers/proof-files.ts';

export interface FilePanelOptions {
  localiser: Localiser;
  proofs: readonly Proof[];
  /** The one that is looked at. */
  proof: Proof | undefined;
  file: ProofFile;
  /** Neither the browser nor the page stands against showing it in place. */
  isShowable: boolean;
  view: FileView;
  onChoose: (proof: Proof) => void;
  onRetry: (proof: Proof) => void;
  onUnreadable: (proof: Proof) => void;
}

const tool = (name: string, sign: Icon, isOn: boolean, onClick: () => void): TemplateResult => html`
  <button type="button" class="button icon-only small" part="tool" aria-label=${name} title=${name} aria-disabled=${ifDefined(isOn ? undefined : 'true')}
    @click=${() => isOn && onClick()}>${icon(sign)}</button>`;

const links = (localiser: Localiser, { filename, mediaType }: Proof, url: string): TemplateResult => html`
  ${mediaType.startsWith('image/') || mediaType === 'application/pdf' ? html`
    <a class="button icon-only small" part="open-file" href=${url} target="_blank" rel="noopener" aria-label=${localiser.msg('file.open')} title=${localiser.msg('file.open')}>${icon(icons.external)}</a>` : nothing}
  <a class="button icon-only small" part="download" href=${url} download=${filename} aria-label=${localiser.msg('file.download')} title=${localiser.msg('file.download')}>${icon(icons.download)}</a>`;

const tools = ({ localiser, proof, file, isShowable, view }: FilePanelOptions): TemplateResult => html`
  <div class="tools" part="tools" role="group" aria-label=${localiser.msg('file.tools')}>
    ${isShowable ? html`
      ${tool(localiser.msg('file.zoomOut'), icons.zoomOut, !view.isFitted, () => view.zoomBy(-1))}
      <span class="zoom number small-text">${localiser.rate(view.zoom * 10_000)}</span>
      ${tool(localiser.msg('file.zoomIn'), icons.zoomIn, view.mayZoomIn, () => view.zoomBy(1))}
      ${tool(localiser.msg('file.fit'), icons.fit, !view.isFitted, () => view.fit())}
      ${tool(localiser.msg('file.rotate'), icons.rotate, true, () => view.rotate())}` : nothing}
    ${proof && file.url ? links(localiser, proof, file.url) : nothing}
  </div>`;

/** The files of one payment beside each other (APG, "tabs" with automatic activation); one file alone needs no tabs. */
const tabs = ({ localiser, proofs, proof, onChoose }: FilePanelOptions): TemplateResult => {
  if (proofs.length < 2) return html`<p class="filename" title=${proof?.filename ?? ''}>${proof?.filename ?? nothing}</p>`;
  const move = (event: KeyboardEvent): void => {
    const isRtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const place = proofs.findIndex(({ id }) => id === proof?.id);
    const target = event.key === 'Home' ? 0 : event.key === 'End' ? proofs.length - 1 : by === undefined ? undefined : (place + (isRtl ? -by : by) + proofs.length) % proofs.length;
    const chosen = target === undefined ? undefined : proofs[target];
    if (!chosen) return;
    event.preventDefault();
    onChoose(chosen);
    (event.currentTarget as Element).querySelector<HTMLElement>(`[data-id="${CSS.escape(chosen.id)}"]`)?.focus();
  };
  return html`<div class="tabs" part="tabs" role="tablist" aria-label=${localiser.msg('file.tabs')} @keydown=${move}>${proofs.map((one) => {
    const isChosen = one.id === proof?.id;
    return html`<button type="button" class="tab" part="tab" role="tab" id=${`tab-${one.id}`} data-id=${one.id} aria-selected=${isChosen ? 'true' : 'false'} aria-controls="file"
      tabindex=${isChosen ? 0 : -1} title=${one.filename} @click=${() => onChoose(one)}>${one.filename}</button>`;
  })}</div>`;
};

const stage = (options: FilePanelOptions): TemplateResult => {
  const { localiser, proof, file, isShowable, view, onRetry, onUnreadable } = options;
  if (!proof) return emptyState({ icon: icons.file, title: localiser.msg('file.none') });
  const name = proof.filename;
  if (file.error !== undefined) return html`<div class="notice">${loadFailure(localiser, { error: file.error, title: localiser.msg('file.failed', { name }), onRetry: () => onRetry(proof) })}</div>`;
  const { url } = file;
  if (!url) return html`<div class="file-skeleton skeleton" aria-busy="true"><p class="visually-hidden">${localiser.msg('file.loading', { name })}</p></div>`;
  if (!isShowable) {
    return emptyState({
      icon: icons.file, title: localiser.msg('file.notShown', { name, size: localiser.size(proof.sizeBytes) }), text: localiser.msg('file.notShownText'),
      actions: html`<a class="button" part="open-file" href=${url} target="_blank" rel="noopener">${icon(icons.external)}${localiser.msg('file.open')}</a>`,
    });
  }
  return view.render({
    id: proof.id, url, kind: proof.mediaType.startsWith('image/') ? 'picture' : 'document',
    label: localiser.msg('file.of', { name, zoom: localiser.rate(view.zoom * 10_000) }), onUnreadable: () => onUnreadable(proof),
  });
};

/** The file that proves a payment, with what it takes to read it. */
export const filePanel = (options: FilePanelOptions): TemplateResult => {
  const isTabbed = options.proofs.length > 1 && options.proof !== undefined;
  // A group and no landmark: a page may show the files of several payments.
  return html`
    <div class="file-panel" part="file-panel" role="group" aria-label=${options.localiser.msg('file.label')}>
      <div class="file-bar">${tabs(options)}${tools(options)}</div>
      <div class="stage" id="file" role=${ifDefined(isTabbed ? 'tabpanel' : undefined)} aria-labelledby=${ifDefined(isTabbed ? `tab-${options.proof?.id}` : undefined)}>${stage(options)}</div>
    </div>`;
};
