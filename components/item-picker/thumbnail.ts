import { html, type TemplateResult } from 'lit';
import type { CatalogueItem } from '../../src/index.ts';
import { safeUrl } from '../foundation/safe-url.ts';

// The picture covers the letter. Without its address it is not shown (see the styles), and the next one that it is given comes.
const withdraw = (event: Event): void => {
  (event.currentTarget as HTMLImageElement).removeAttribute('src');
};

/** An item's picture in a box of its final size. Where it has none, or it does not load, the box shows the first letter of its title. */
export const thumbnail = (item: CatalogueItem | undefined): TemplateResult => {
  const url = safeUrl(item?.imageUrl, 'image');
  const letter = [...item?.title ?? ''][0] ?? '?';
  return url
    ? html`<span class="thumbnail" part="thumbnail" aria-hidden="true">${letter}<img src=${url} alt="" width="40" height="40" loading="lazy" decoding="async" @error=${withdraw}></span>`
    : html`<span class="thumbnail" part="thumbnail" aria-hidden="true">${letter}</span>`;
};
