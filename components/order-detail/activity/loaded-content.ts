import { html } from 'lit';
import type { Localiser } from '../../foundation/localiser.ts';
import { loadFailure, skeletonLines } from '../../parts/feedback.ts';
import type { Loaded } from './order-activity.ts';

export interface LoadedContentOptions<Item> {
  /** What is said where there is none. */
  empty: string;
  onRetry: () => void;
  content: (items: readonly Item[]) => unknown;
}

/** What was read beside the order, that it is on its way, or why it could not be. */
export const loadedContent = <Item>(localiser: Localiser, { items, error }: Pick<Loaded<Item>, 'items' | 'error'>, { empty, onRetry, content }: LoadedContentOptions<Item>): unknown => {
  if (items === undefined) {
    return error === undefined ? html`<div aria-busy="true">${skeletonLines(3)}</div>` : loadFailure(localiser, { error, onRetry, title: localiser.msg('detail.activityFailed') });
  }
  const known = items.length === 0 ? html`<p class="muted">${empty}</p>` : content(items);
  return error === undefined ? known : html`${loadFailure(localiser, { error, onRetry, title: localiser.msg('detail.stale') })}${known}`;
};
