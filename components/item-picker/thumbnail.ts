import { html, render, type TemplateResult } from 'lit';
import type { CatalogueItem } from '../../src/index.ts';
import { safeUrl } from '../foundation/safe-url.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';

// Drawn only now, because a list of pictures has many and nearly all of them load.
const withdraw = (event: Event): void => {
  const picture = event.currentTarget as HTMLImageElement;
  picture.hidden = true;
  if (picture.parentElement) render(icon(icons.box), picture.parentElement, { renderBefore: picture });
};

/** An item's picture in a box of its final size. Where it has none, or it does not load, the box shows a sign. */
export const thumbnail = (item: CatalogueItem | undefined): TemplateResult => {
  const url = safeUrl(item?.imageUrl, 'image');
  return html`<span class="thumbnail" part="thumbnail">${url
    ? html`<img src=${url} alt="" width="40" height="40" loading="lazy" decoding="async" @error=${withdraw}>`
    : icon(icons.box)}</span>`;
};
