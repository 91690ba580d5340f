import { currencyExponent } from '../../src/contract/currency.ts';
import type { OrderFilter } from '../../src/contract/order.ts';
import type { Reconciliation } from '../../src/contract/reconciliation.ts';
import { createReconciler, sharesOf } from '../../src/rules/reconciliation.ts';
import type { Database } from '../database/database.ts';
import type { OrderList, ReconcilableOrder } from '../orders/order-list.ts';
import { ProblemError } from '../problem-error.ts';
import type { ShopSettings } from '../settings/settings.ts';
import { byteOrderMark, csvRecord } from './csv.ts';

interface Asked { shopId: string; filter: Partial<OrderFilter> }

/** Compares what orders were to bring with what they brought. */
export interface Reconciliations {
  /** @throws {ProblemError} `validationFailed` for sums that cannot be counted exactly */
  reconcile(asked: Asked): Promise<Reconciliation>;
  /** The same order by order as CSV, page by page as it is read: however many there are, few are in memory. */
  export(asked: Asked): Promise<Response>;
}

const columns = [
  'orderNumber', 'orderedOn', 'status', 'customer', 'company', 'paymentMethod', 'currency', 'expected', 'claimed', 'verified', 'refunded', 'short', 'over', 'overdue', 'dueOn',
] as const;

/** Orders read at a time. */
const pageSize = 500;

/** Of an order that is off nothing is expected any more. */
const toReconciled = ({ currency, status, total, overdue, claims }: ReconcilableOrder) =>
  ({ currency, totalAmount: status === 'cancelled' ? 0 : total, overdue, payments: claims });

/** Minor units as a decimal number with a point, whatever the language: 1250 sen are 12.50. */
const decimal = (amount: bigint, currency: string): string => {
  const exponent = currencyExponent(currency);
  const digits = String(amount).padStart(exponent + 1, '0');
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
};

const recordsOf = (order: ReconcilableOrder, free: ReadonlySet<string>): string => sharesOf(toReconciled(order), free).map((share) => {
  const amounts = [share.expected, share.claimed, share.verified, share.refunded, share.short, share.over, share.overdue].map((amount) => decimal(amount, order.currency));
  return csvRecord([
    order.number ?? '', order.ordered_on ?? '', order.status, order.customer_name ?? '', order.company_name ?? '', share.methodCode ?? '', order.currency,
    ...amounts, order.due_on ?? '',
  ]);
}).join('');

export function createReconciliations({ database, settings, orderList }: { database: Database; settings: ShopSettings; orderList: OrderList }): Reconciliations {
  const freeMethods = async (shopId: string): Promise<ReadonlySet<string>> => {
    const { paymentMethods } = await database.read((db) => settings.read(db, shopId));
    return new Set(paymentMethods.filter(({ free }) => free).map(({ code }) => code));
  };

  /** A page at a time in a read of its own, so that a slow reader keeps no connection. */
  async function* pages({ shopId, filter }: Asked): AsyncGenerator<ReconcilableOrder[]> {
    for (let after: { orderedAt: string; id: string } | undefined; ;) {
      const from = after;
      const page = await database.read((db) => orderList.claims(db, shopId, filter, { limit: pageSize, after: from }));
      yield page;
      const last = page.at(-1);
      if (last === undefined || page.length < pageSize) return;
      after = { orderedAt: last.ordered_at, id: last.id };
    }
  }

  return {
    async reconcile(asked) {
      const reconciler = createReconciler(await freeMethods(asked.shopId));
      for await (const page of pages(asked)) for (const order of page) reconciler.add(toReconciled(order));
      try {
        return reconciler.result();
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        throw new ProblemError('validationFailed', { detail: `${error.message} Ask for fewer of them.` });
      }
    },

    async export(asked) {
      const free = await freeMethods(asked.shopId);
      const encoder = new TextEncoder();
      const orders = pages(asked);
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(encoder.encode(byteOrderMark + csvRecord(columns)));
        },
        async pull(controller) {
          const { done, value } = await orders.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value.map((order) => recordsOf(order, free)).join('')));
        },
        async cancel() {
          await orders.return(undefined);
        },
      });
      return new Response(body, {
        headers: { 'Content-Type': 'text/csv; charset=utf-8; header=present', 'Content-Disposition': 'attachment; filename="reconciliation.csv"' },
      });
    },
  };
}
