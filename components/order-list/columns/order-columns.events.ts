import type { OrderColumn } from '../columns.ts';

/** The events of `<manual-order-part-order-columns>`. */
export interface OrderColumnsEventMap {
  'columns-change': CustomEvent<Readonly<{ columns: readonly OrderColumn[] | undefined }>>;
  'columns-close': CustomEvent<Readonly<Record<never, never>>>;
}
