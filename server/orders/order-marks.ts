import type { Kysely } from 'kysely';
import type { OrderInput } from '../../src/contract/order.ts';
import type { FieldError } from '../../src/contract/problem.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { orderTotal } from '../../src/rules/preflight-payments.ts';
import { stepOf } from '../../src/rules/preflight.ts';
import type { Snapshot } from '../catalogue/catalogue.ts';
import type { Tables, Tx } from '../database/database.ts';
import type { Payments } from '../payments/payments.ts';
import type { Clock } from '../ports.ts';
import { findMarked, insertMarks, type OrderMark } from './order-marks-store.ts';

/** An order, and what is known of its items. */
interface Marked { shopId: string; orderId: string; input: OrderInput; snapshot: Snapshot }

/** A file that is to prove a payment of the order. */
export interface Slip { pointer: string; sha256: string }

/** Finds orders that one about to be placed may be by mistake: the same customer again, with the same items or total. */
export interface OrderMarks {
  /** Keeps what an order may be recognised by. */
  keep(tx: Tx, order: Marked): Promise<void>;
  /** A finding for each order that was placed within the shop’s window and that this one may be. */
  suspicions(db: Kysely<Tables>, order: Marked & { settings: Settings; slips: readonly Slip[] }): Promise<FieldError[]>;
}

const hourMs = 60 * 60 * 1_000;
/** More than these say nothing that these do not. */
const mostNamed = 5;

const digestOf = async (text: string): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The same for the same goods, in whatever order and on however many lines they stand. */
const goodsOf = ({ lines = [] }: OrderInput, snapshot: Snapshot): string => {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const item = line.kind === 'catalogue' ? snapshot.itemOf(line) : null;
    const name = item?.sku ?? `${line.sku ?? ''}\n${line.title ?? ''}`;
    counts.set(name, (counts.get(name) ?? 0) + line.quantity);
  }
  return JSON.stringify([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
};

async function marksOf({ input, snapshot }: Pick<Marked, 'input' | 'snapshot'>): Promise<OrderMark[]> {
  const { customer, company, purchaseOrderNumber } = input;
  return [
    ...(customer?.customerId === undefined ? [] : [{ kind: 'customer' as const, value: customer.customerId }]),
    ...(customer?.phone === undefined ? [] : [{ kind: 'phone' as const, value: customer.phone }]),
    ...(customer?.email === undefined ? [] : [{ kind: 'email' as const, value: customer.email.toLowerCase() }]),
    ...(input.lines?.length ? [{ kind: 'items' as const, value: await digestOf(goodsOf(input, snapshot)) }] : []),
    ...(purchaseOrderNumber === undefined || company === undefined ? []
      : [{ kind: 'purchaseOrder' as const, value: await digestOf(`${purchaseOrderNumber.trim().toLowerCase()}\n${company.legalName.trim().toLowerCase()}`) }]),
  ];
}

/** Why an order is suspected, the same party alone being no reason. */
const reasonsOf = (kinds: ReadonlySet<string>, sameTotal: boolean): string[] => {
  const party = ['customer', 'phone', 'email'].filter((kind) => kinds.has(kind));
  const goods = [...(kinds.has('items') ? ['items'] : []), ...(sameTotal ? ['total'] : [])];
  return [...(party.length > 0 && goods.length > 0 ? [...party, ...goods] : []), ...(kinds.has('purchaseOrder') ? ['purchaseOrder'] : [])];
};

interface Suspect { number: string | null; because: string[]; pointer: string }

export function createOrderMarks({ clock, payments }: { clock: Clock; payments: Payments }): OrderMarks {
  const totalOf = (input: OrderInput, snapshot: Snapshot, settings: Settings): number | undefined => {
    try {
      return orderTotal(input, { settings, itemOf: (line) => snapshot.itemOf(line) });
    } catch (error) {
      // The pre-flight says so, with its pointer.
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  };

  return {
    async keep(tx, { shopId, orderId, ...order }) {
      await insertMarks(tx, { shopId, orderId, confirmedAt: new Date(clock.now()).toISOString(), marks: await marksOf(order) });
    },

    async suspicions(db, { shopId, orderId, input, snapshot, settings, slips }) {
      const { windowHours } = settings.duplicates;
      // A web shop’s order is known by its own reference; the original of a replacement is named, and so not forgotten.
      if (windowHours === 0 || input.origin === 'online') return [];
      const since = new Date(clock.now() - windowHours * hourMs).toISOString();
      const exceptOrderIds = [orderId, ...(input.relatedOrderId === undefined ? [] : [input.relatedOrderId])];
      const suspects = new Map<string, Suspect>();
      const total = totalOf(input, snapshot, settings);
      const currency = input.currency ?? settings.currency;
      for (const other of await findMarked(db, { shopId, exceptOrderIds, since, marks: await marksOf({ input, snapshot }) })) {
        const because = reasonsOf(new Set(other.kinds), total !== undefined && total > 0 && other.total === total && other.currency === currency);
        const pointer = because.length === 1 ? '/purchaseOrderNumber' : '';
        if (because.length > 0) suspects.set(other.id, { number: other.number, because, pointer });
      }
      for (const same of await payments.placedWithFiles(db, { shopId, since, exceptOrderIds, hashes: slips.map(({ sha256 }) => sha256) })) {
        const known = suspects.get(same.order_id);
        const pointer = slips.find(({ sha256 }) => sha256 === same.sha256)?.pointer ?? '';
        if (!known?.because.includes('slip')) {
          suspects.set(same.order_id, { number: same.number, because: [...known?.because ?? [], 'slip'], pointer: known?.pointer ?? pointer });
        }
      }
      return [...suspects].slice(0, mostNamed).map(([otherId, { number, because, pointer }]) => ({
        code: 'duplicateSuspected', pointer, step: stepOf(pointer), detail: 'This may be an order that was placed already.',
        params: { orderId: otherId, ...(number !== null && { orderNumber: number }), because },
      }));
    },
  };
}
