import type { CatalogueItem } from '../../../src/index.ts';

/** An item of a pasted list, and how many of it are asked for. */
export interface PastedPick {
  readonly id: string;
  /** From 1 to 99,999. */
  readonly quantity: number;
  readonly item: CatalogueItem;
}

export interface PasteReportEventMap {
  /** The person takes what was matched; each item is there once. */
  'paste-done': CustomEvent<Readonly<{ picked: readonly PastedPick[] }>>;
  /** The person takes nothing. */
  'paste-cancel': CustomEvent<Readonly<Record<never, never>>>;
}
