import { html, type TemplateResult } from 'lit';
import type { CatalogueItem } from '../../src/index.ts';
import { safeUrl } from '../foundation/safe-url.ts';
import { icon } from '../parts/icon.ts';

const withdraw = (event: Event): void => {
  (event.currentTarget as HTMLImageElement).hidden = true;
};

/** An item's picture in a box of its final size. Where it has none, or it does not load, the box shows a sign. */
export const thumbnail = (item: CatalogueItem | undefined): TemplateResult => {
  const url = safeUrl(item?.imageUrl, 'image');
  return html`<span class="thumbnail" part="thumbnail">${url
    ? html`<img src=${url} alt="" width="40" height="40" loading="lazy" decoding="async" @error=${withdraw}>`
    : icon('box')}</span>`;
};
