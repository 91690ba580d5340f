import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { CatalogueItem } from '../../src/index.ts';
import { safeUrl } from '../foundation/safe-url.ts';

// The picture covers the letter. Without its address it is not shown (see the styles).
const withdraw = (event: Event): void => {
  (event.currentTarget as HTMLImageElement).removeAttribute('src');
};

/**
 * An item's picture in a box of its final size. Where it has none, or it does not load, the box shows the first letter of
 * its title, which the styles write (`attr(data-letter)`).
 */
export const thumbnail = (item: CatalogueItem | undefined): TemplateResult => {
  const url = safeUrl(item?.imageUrl, 'image');
  const letter = [...item?.title ?? ''][0] ?? '?';
  // A row that shows another item now must not show the old picture until the new one has come.
  return html`<span class="thumbnail" part="thumbnail" aria-hidden="true" data-letter=${letter}>${url
    ? keyed(url, html`<img src=${url} alt="" width="40" height="40" loading="lazy" decoding="async" @error=${withdraw}>`) : ''}</span>`;
};
