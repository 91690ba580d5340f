import type { ListQuery } from '../list-query.ts';

/** The events of `<manual-order-part-order-filters>`. */
export interface OrderFiltersEventMap {
  'filters-change': CustomEvent<Readonly<{ query: ListQuery }>>;
}
