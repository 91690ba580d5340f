import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import type { Customer, CustomerInput, CustomerPage, CustomerQuery } from '../../src/contract/customer.ts';
import type { Caller } from '../caller.ts';
import { defaultPageSize, pageOfRows, readCursor, totalOf, writeCursor } from '../cursor.ts';
import type { Tables, Tx } from '../database/database.ts';
import type { Events } from '../events/events.ts';
import { newId } from '../ids.ts';
import type { Clock } from '../ports.ts';
import { notFound } from '../problem-error.ts';
import { countCustomers, findCustomer, insertCustomer, searchCustomers, type CustomerRow } from './customer-store.ts';

/** Whom a shop sells to. */
export interface Customers {
  search(db: Kysely<Tables>, shopId: string, query: z.infer<typeof CustomerQuery>): Promise<z.infer<typeof CustomerPage>>;
  create(tx: Tx, input: CustomerInput, caller: Caller): Promise<Customer>;
  /** @throws {ProblemError} `notFound` */
  get(db: Kysely<Tables>, shopId: string, customerId: string): Promise<Customer>;
  exists(db: Kysely<Tables>, shopId: string, customerId: string): Promise<boolean>;
}

const toCustomer = (row: CustomerRow): Customer => ({
  id: row.id, segment: row.segment, name: row.name, ...(row.email !== null && { email: row.email }), ...(row.phone !== null && { phone: row.phone }),
  ...row.document, createdAt: row.created_at, updatedAt: row.updated_at,
});

export function createCustomers({ clock, events }: { clock: Clock; events: Events }): Customers {
  return {
    async search(db, shopId, query) {
      const limit = query.limit ?? defaultPageSize;
      const [name, id] = query.after === undefined ? [] : readCursor(query.after, ['string', 'string'] as const);
      const after = name === undefined || id === undefined ? undefined : { name, id };
      const rows = await searchCustomers(db, shopId, query, { limit: limit + 1, after });
      const total = await totalOf(rows, { ...query, limit, count: () => countCustomers(db, shopId, query) });
      return pageOfRows(rows, { limit, toItem: toCustomer, cursorOf: (row) => writeCursor([row.name, row.id]), total });
    },

    async create(tx, { segment, name, email, phone, company, shippingAddress, billingAddress }, { shopId, actor }) {
      const now = new Date(clock.now()).toISOString();
      const row: CustomerRow = {
        shop_id: shopId, id: newId('cus'), segment, name, email: email ?? null, phone: phone ?? null,
        document: { ...(company && { company }), ...(shippingAddress && { shippingAddress }), ...(billingAddress && { billingAddress }) },
        search_text: [name, email, phone, company?.legalName, company?.registrationNumber].filter(Boolean).join(' ').toLowerCase(),
        created_at: now, updated_at: now,
      };
      await insertCustomer(tx, row);
      await events.append(tx, { shopId, events: [{ type: 'customer.created', actor, data: { customerId: row.id, segment } }] });
      return toCustomer(row);
    },

    async get(db, shopId, customerId) {
      const row = await findCustomer(db, { shopId, customerId });
      if (row === undefined) throw notFound('customer');
      return toCustomer(row);
    },

    exists: async (db, shopId, customerId) => await findCustomer(db, { shopId, customerId }) !== undefined,
  };
}
