import type { Migration } from '../migration.ts';
import { domain } from './0001-domain.ts';
import { afterTheOrder } from './0002-after-the-order.ts';
import { masterList } from './0003-master-list.ts';
import { orderSearch } from './0004-order-search.ts';
import { listOrder } from './0005-list-order.ts';
import { customerOrders } from './0006-customer-orders.ts';
import { catalogueSearch } from './0007-catalogue-search.ts';

/** Every migration of the reference server, in the order in which they are applied. */
export const migrations: readonly Migration[] = [domain, afterTheOrder, masterList, orderSearch, listOrder, customerOrders, catalogueSearch];
