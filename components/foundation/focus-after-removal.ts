import type { LitElement } from 'lit';

export interface RemovalOptions {
  /** The ids of the rows as they were, in their order; a row carries its own as `data-id`. */
  ids: readonly string[];
  removedId: string;
  /** Where the focus goes when no row is left. */
  fallback: () => HTMLElement | null | undefined;
}

/**
 * After the next render, focuses the remove button (part `remove`) of the row that took the place of the removed one, else
 * of the one before: a person who removes several need not look for their place each time.
 */
export const focusAfterRemoval = async (host: LitElement, { ids, removedId, fallback }: RemovalOptions): Promise<void> => {
  const place = ids.indexOf(removedId);
  const next = ids[place + 1] ?? ids[place - 1];
  await host.updateComplete;
  const row = next === undefined ? null : host.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(next)}"] [part=remove]`);
  (row ?? fallback())?.focus();
};
