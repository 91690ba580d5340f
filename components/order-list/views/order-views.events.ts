import type { Arranged } from '../list-memory.ts';

/** The events of `<manual-order-part-order-views>`. */
export interface OrderViewsEventMap {
  'views-change': CustomEvent<Readonly<{ change: Partial<Arranged> }>>;
  'view-save': CustomEvent<Readonly<{ id: string }>>;
  'views-close': CustomEvent<Readonly<Record<never, never>>>;
}
