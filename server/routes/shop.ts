import * as operations from '../../src/contract/operations.ts';
import { serveRaw, serveRead, serveWrite, type Kernel } from '../serve.ts';
import type { Services } from './services.ts';

/** Catalogue, stock, customers, sessions. */
export function serveShop(kernel: Kernel, { catalogue, stock, customers }: Services): void {
  const { sessions } = kernel;
  serveRead(kernel, operations.searchCatalogue, ({ db, query, caller }) => catalogue.search(db, caller.shopId, query));
  serveRead(kernel, operations.getCatalogueItem, ({ db, params, caller }) => catalogue.get(db, caller.shopId, params.itemId));
  serveWrite(kernel, operations.upsertCatalogue, ({ tx, body, caller }) => catalogue.upsert(tx, body, caller));
  serveRead(kernel, operations.listCategories, ({ db, caller }) => catalogue.categories(db, caller.shopId));
  serveRead(kernel, operations.readStock, async ({ db, query, caller }) => ({ items: await stock.levels(db, caller.shopId, query.skus) }));
  serveWrite(kernel, operations.putStock, ({ tx, body, caller }) => stock.count(tx, body, caller));
  serveRead(kernel, operations.stockMovements, ({ db, query, caller }) => stock.movements(db, caller.shopId, query));
  serveRead(kernel, operations.searchCustomers, ({ db, query, caller }) => customers.search(db, caller.shopId, query));
  serveWrite(kernel, operations.createCustomer, ({ tx, body, caller }) => customers.create(tx, body, caller));
  serveRead(kernel, operations.getCustomer, ({ db, params, caller }) => customers.get(db, caller.shopId, params.customerId));
  serveWrite(kernel, operations.createSession, ({ tx, body, caller }) => sessions.create(tx, body, caller));
  serveRaw(kernel, operations.currentSession, ({ caller }) => Promise.resolve(sessions.current(caller)));
}
