import * as operations from '../src/contract/operations.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Stock } from './catalogue/stock.ts';
import type { Customers } from './customers/customers.ts';
import type { Delivery } from './delivery.ts';
import type { Events } from './events/events.ts';
import { eventStream } from './events/event-stream.ts';
import type { DraftLines } from './orders/draft-lines.ts';
import type { OrderFollowing } from './orders/order-ports.ts';
import { listOrderPage } from './orders/order-list.ts';
import type { Orders } from './orders/orders.ts';
import type { PaymentActions } from './payments/payment-actions.ts';
import type { Clock } from './ports.ts';
import { badCursor, defaultPageSize } from './cursor.ts';
import type { Caller } from './caller.ts';
import { maxWebhookBytes } from '../src/webhooks/index.ts';
import { readBytes } from './serve-input.ts';
import { serveRaw, serveRead, serveSigned, serveWrite, type Kernel, type Raw } from './serve.ts';
import type { ShopSettings } from './settings/settings.ts';

/** Everything that routes lead to. */
export interface Services {
  clock: Clock;
  settings: ShopSettings;
  catalogue: Catalogue;
  stock: Stock;
  customers: Customers;
  orders: Orders;
  draftLines: DraftLines;
  paymentActions: PaymentActions;
  following: OrderFollowing;
  events: Events;
  delivery: Delivery;
  /** Ends every stream. */
  closing: AbortSignal;
}

/** Serves every operation of the table. */
export function serveAll(kernel: Kernel, services: Services): void {
  serveOrders(kernel, services);
  serveDelivery(kernel, services);
  serveEvents(kernel, services);
  serveShop(kernel, services);
}

function serveOrders(kernel: Kernel, { orders, draftLines, paymentActions }: Services): void {
  serveWrite(kernel, operations.createOrder, ({ tx, body, caller }) => orders.create(tx, body, caller));
  serveRead(kernel, operations.listOrders, ({ db, query, caller }) => listOrderPage(db, caller.shopId, query));
  serveRead(kernel, operations.calculateOrder, ({ db, body, caller }) => orders.calculate(db, body, caller));
  serveRead(kernel, operations.validateDraft, ({ db, body, caller }) => orders.validateDraft(db, body, caller));
  serveRead(kernel, operations.getOrder, ({ db, params, caller }) => orders.get(db, { ...params, caller }));
  serveWrite(kernel, operations.updateOrder, ({ tx, params, body, caller, ifMatch }) => orders.update(tx, body, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.deleteOrder, ({ tx, params, caller, ifMatch }) => orders.remove(tx, { ...params, caller, ifMatch }));
  serveRead(kernel, operations.validateOrder, ({ db, params, caller }) => orders.validate(db, { ...params, caller }));
  serveWrite(kernel, operations.submitOrder, ({ tx, params, caller, ifMatch }) => orders.submit(tx, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.cancelOrder, ({ tx, params, body, caller, ifMatch }) => orders.cancel(tx, body, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.addLine, ({ tx, params, body, caller, ifMatch }) => draftLines.add(tx, body, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.updateLine, ({ tx, params, body, caller, ifMatch }) => draftLines.update(tx, body, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.removeLine, ({ tx, params, caller, ifMatch }) => draftLines.remove(tx, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.recordPayment, ({ tx, params, body, caller }) => paymentActions.record(tx, body, { ...params, caller }));
  serveWrite(kernel, operations.addProof, ({ tx, params, body, caller }) => paymentActions.addProof(tx, body, { ...params, caller }));
  serveWrite(kernel, operations.verifyPayment, ({ tx, params, caller, ifMatch }) => paymentActions.verify(tx, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.rejectPayment, ({ tx, params, body, caller, ifMatch }) => paymentActions.reject(tx, body, { ...params, caller, ifMatch }));
}

function serveDelivery(kernel: Kernel, { delivery: { fulfilments, messages, uploads, providerCalls }, following }: Services): void {
  const ofOrder = ({ params: { orderId }, caller: { shopId } }: { params: { orderId: string }; caller: Caller }) => ({ shopId, orderId });
  serveRaw(kernel, operations.listFulfilments, async (asked) => ({ items: await fulfilments.listForOrder(ofOrder(asked)) }));
  serveRaw(kernel, operations.listShipments, async (asked) => ({ items: await fulfilments.listShipments(ofOrder(asked)) }));
  serveRaw(kernel, operations.listMessages, async (asked) => {
    await kernel.database.read((db) => following.read(db, ofOrder(asked)));
    return { items: await messages.listForOrder(ofOrder(asked)) };
  });
  serveRaw(kernel, operations.getFulfilment, ({ params, caller }) => fulfilments.get({ shopId: caller.shopId, ...params }));
  serveRaw(kernel, operations.getUpload, ({ params, caller }) => uploads.get({ shopId: caller.shopId, ...params }));
  serveRaw(kernel, operations.createContentLink, ({ params, caller }) => uploads.createContentLink({ shopId: caller.shopId, ...params }));
  serveSigned(kernel, operations.readContent, ({ params, query }) => uploads.readContent({ ...params, ...query }));
  serveSigned(kernel, operations.providerEvent, async ({ params, request }) => {
    const { shopId, outcome } = await providerCalls.receive({ ...params, headers: request.headers, body: await readBytes(request, maxWebhookBytes) });
    kernel.wake.ring(shopId);
    return { outcome };
  });
}

const position = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw badCursor();
  return Number(text);
};

function serveEvents(kernel: Kernel, { events, following, clock, closing }: Services): void {
  type Asked = Pick<Raw<typeof operations.shopEvents>, 'query' | 'caller' | 'request'>;

  const answer = async ({ query, caller: { shopId, expiresAt }, request }: Asked, orderId?: string) => {
    const { database, wake } = kernel;
    if (orderId !== undefined) await database.read((db) => following.read(db, { shopId, orderId }));
    const after = query.after === undefined ? undefined : position(query.after);
    if (request.headers.get('accept')?.includes('text/event-stream')) {
      const last = request.headers.get('last-event-id');
      // The history of an order is short, so a stream begins with it; of a shop it begins now.
      const begin = last !== null && last !== '' ? position(last) : after ?? (orderId === undefined ? await database.read((db) => events.last(db, shopId)) : 0);
      return eventStream({
        shopId, after: begin, wake, clock, expiresAt, signal: AbortSignal.any([request.signal, closing]),
        read: (from, limit) => database.read((db) => events.after(db, { shopId, orderId, after: from, limit })),
      });
    }
    const limit = query.limit ?? defaultPageSize;
    const items = await database.read((db) => events.after(db, { shopId, orderId, after: after ?? 0, limit: limit + 1 }));
    const shown = items.slice(0, limit);
    const next = items.length > limit ? shown.at(-1)?.id : undefined;
    return { items: shown, ...(next !== undefined && { nextCursor: next }) };
  };

  serveRaw(kernel, operations.orderEvents, ({ params, ...asked }) => answer(asked, params.orderId));
  serveRaw(kernel, operations.shopEvents, (asked) => answer(asked));
}

function serveShop(kernel: Kernel, { settings, catalogue, stock, customers }: Services): void {
  const { sessions } = kernel;
  serveRead(kernel, operations.searchCatalogue, ({ db, query, caller }) => catalogue.search(db, caller.shopId, query));
  serveRead(kernel, operations.getCatalogueItem, ({ db, params, caller }) => catalogue.get(db, caller.shopId, params.itemId));
  serveWrite(kernel, operations.upsertCatalogue, ({ tx, body, caller }) => catalogue.upsert(tx, body, caller));
  serveRead(kernel, operations.listCategories, ({ db, caller }) => catalogue.categories(db, caller.shopId));
  serveRead(kernel, operations.readStock, async ({ db, query, caller }) => ({ items: await stock.levels(db, caller.shopId, query.skus) }));
  serveWrite(kernel, operations.putStock, ({ tx, body, caller }) => stock.count(tx, body, caller));
  serveRead(kernel, operations.searchCustomers, ({ db, query, caller }) => customers.search(db, caller.shopId, query));
  serveWrite(kernel, operations.createCustomer, ({ tx, body, caller }) => customers.create(tx, caller.shopId, body));
  serveRead(kernel, operations.getCustomer, ({ db, params, caller }) => customers.get(db, caller.shopId, params.customerId));
  serveWrite(kernel, operations.createSession, ({ tx, body, caller }) => sessions.create(tx, body, caller));
  serveRaw(kernel, operations.currentSession, ({ caller }) => Promise.resolve(sessions.current(caller)));
  serveRead(kernel, operations.getSettings, ({ db, caller }) => settings.read(db, caller.shopId));
}
