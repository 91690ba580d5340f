import type { Order, OrderInput } from '../../src/contract/order.ts';
import type { Payment } from '../../src/contract/payment.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { handOffWaitsFor } from '../../src/rules/lifecycle.ts';
import { orderNumber } from '../../src/rules/numbers.ts';
import type { Caller } from '../caller.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Stock } from '../catalogue/stock.ts';
import type { Tx } from '../database/database.ts';
import { lockNames } from '../database/lock-names.ts';
import type { Events } from '../events/events.ts';
import type { Payments } from '../payments/payments.ts';
import type { Clock } from '../ports.ts';
import { requirePriceRight, type OrderChecks } from './order-checks.ts';
import type { OrderMarks } from './order-marks.ts';
import type { OrderFulfilments, OrderMessages } from './order-ports.ts';
import { dayOf, derived, toOrder, type OrderState } from './order-state.ts';
import { findRelatedNumber, insertLines, insertOrder, replaceLines, replaceOrder, takeOrderNumber, type OrderRow } from './order-store.ts';
import { priceLines, type NamedLine } from './pricing.ts';

export interface PlacingOptions {
  clock: Clock;
  catalogue: Catalogue;
  stock: Stock;
  payments: Payments;
  messages: OrderMessages;
  fulfilments: OrderFulfilments;
  events: Events;
  checks: OrderChecks;
  marks: OrderMarks;
}

/** An order about to be placed. */
export interface Placing {
  caller: Caller;
  settings: Settings;
  /** Its first row when it is new, its present row when it was a draft. */
  row: OrderRow;
  /** A draft's claims are recorded already; a new order's come with its input. */
  draft: OrderState | undefined;
  input: OrderInput;
  lines: readonly NamedLine[];
  /** The codes of warnings that the person has seen. */
  acknowledge: readonly string[];
}

/** Places an order: number, stock, frozen prices, hand-off, e-mail and events, all in the caller's transaction or not at all. */
export type Place = (tx: Tx, placing: Placing) => Promise<Order>;

/** A claim that came with its order, as the history tells of it. */
export const paymentRecorded = ({ id, methodCode, status }: Payment) => ({ type: 'payment.recorded' as const, data: { paymentId: id, methodCode, status } });

export function createPlace({ clock, catalogue, stock, payments, messages, fulfilments, events, checks, marks }: PlacingOptions): Place {
  return async (tx, { caller, settings, row: first, draft, input, lines, acknowledge }) => {
    const { shopId, actor } = caller;
    const orderId = first.id;
    // Whoever places the same order of another system at this moment waits, and then finds it.
    if (input.externalReference !== undefined) await lockNames(tx, { shopId, names: [`order ${input.externalReference}`] });
    const snapshot = await catalogue.lockedSnapshot(tx, shopId, input.lines ?? []);
    requirePriceRight(caller, input, snapshot);
    const ownUploads = new Set(draft?.payments.flatMap(({ proofs }) => proofs.map(({ uploadId }) => uploadId)));
    const passed = await checks.requirePlaceable(tx, { caller, orderId, input, snapshot, settings, ownUploads }, acknowledge);

    const now = new Date(clock.now()).toISOString();
    const currency = input.currency ?? settings.currency;
    const priced = priceLines({ shopId, orderId, lines, document: first.document, currency, snapshot, paidAmount: 0 });
    const rows = priced.lines.map((line) => ({ ...line, allocated: line.item_id === null ? 0 : line.quantity }));
    const taken = rows.flatMap(({ id, item_id: itemId, quantity }) => (itemId === null ? [] : [{ lineId: id, itemId, quantity }]));
    const short = await stock.take(tx, { shopId, orderId, actor, backOrderAllowed: caller.scopes.has('stock:oversell'), lines: taken });
    // The items are locked, so the pre-flight saw what there is; this would be our own mistake.
    if (short.length > 0) throw new Error(`Stock changed under a lock: ${short.map(({ itemId }) => itemId).join(', ')}`);

    // An order that was placed before and made a draft again keeps its number: none is skipped, and nobody has two.
    const position = first.number === null ? await takeOrderNumber(tx, shopId) : first.number_position;
    const state: OrderState = {
      row: {
        ...first, version: draft === undefined ? 1 : first.version + 1, status: 'confirmed',
        number: first.number ?? orderNumber(position, settings.orderNumber), number_position: position,
        totals: priced.totals, placed_total: priced.totals.total.amount, updated_by: actor, updated_at: now, confirmed_at: now,
        ordered_at: draft === undefined ? first.ordered_at : now,
        grace_ends_at: settings.graceSeconds > 0 ? new Date(clock.now() + settings.graceSeconds * 1_000).toISOString() : null,
      },
      lines: rows, payments: draft?.payments ?? [], fulfilments: draft?.fulfilments ?? [], shipments: [], returns: [],
    };
    if (draft === undefined) {
      // Claims refer to their order, so it is there before them, and is written again below with what follows from them.
      const claims = input.payments ?? [];
      state.payments = claims.map((claim) => ({
        id: '', methodCode: claim.methodCode, status: claim.proofs?.length ? 'proofSubmitted' : 'pending', amount: claim.amount,
        ...(claim.paidAt !== undefined && { paidAt: claim.paidAt }), proofs: [], duplicateOf: [], refunds: [], createdAt: now,
      }));
      state.row = derived(state, settings, now);
      await insertOrder(tx, state.row);
      await insertLines(tx, rows);
      await payments.add(tx, { shopId, orderId, orderedAt: state.row.ordered_at, actor, inputs: claims, firstPosition: 0, pointer: '/payments/*' });
      state.payments = claims.length > 0 ? await payments.ofOrder(tx, { shopId, orderId }) : [];
    } else {
      state.row = derived(state, settings, now);
      await replaceOrder(tx, state.row);
      await replaceLines(tx, { shopId, orderId }, rows);
    }

    await marks.keep(tx, { shopId, orderId, input, snapshot });

    const waitingFor = handOffWaitsFor({ holds: first.holds, payments: state.payments, methods: settings.paymentMethods });
    const stockNow = snapshot.after(taken);
    const today = dayOf(now, settings.timeZone);
    const handOff = await fulfilments.request(tx, { shopId, order: toOrder(state, stockNow, { today }), ...(waitingFor !== undefined && { waitingFor }) });
    const order = toOrder({ ...state, fulfilments: [...state.fulfilments, handOff] }, stockNow, { today, relatedOrderNumber: await findRelatedNumber(tx, state.row) });
    // A web shop has told its customer already.
    if (order.origin !== 'online') await messages.enqueueConfirmation(tx, { shopId, order });

    const data = { number: order.number };
    await events.append(tx, {
      shopId,
      events: [
        ...(draft === undefined ? [{ type: 'order.created' as const, data }] : []),
        { type: 'order.confirmed' as const, data: { ...data, ...(passed.length > 0 && { acknowledged: passed.map(({ code, pointer, params }) => ({ code, pointer, ...params })) }) } },
        ...(draft === undefined ? state.payments : []).map(paymentRecorded),
        { type: 'fulfilment.requested' as const, data: { fulfilmentId: handOff.id, status: handOff.status } },
      ].map((event) => ({ ...event, data: { ...event.data, version: order.version }, orderId, actor })),
    });
    return order;
  };
}
