import type { OrderFilter } from '../../src/contract/order.ts';
import type { Reconciliation } from '../../src/contract/reconciliation.ts';
import { createReconciler, sharesOf } from '../../src/rules/reconciliation.ts';
import type { Database } from '../database/database.ts';
import type { OrderList, ReconcilableOrder } from '../orders/order-list.ts';
import { ProblemError } from '../problem-error.ts';
import type { ShopSettings } from '../settings/settings.ts';
import { amountCell, type Cell } from '../spreadsheets/cell.ts';
import { csvFile } from '../spreadsheets/csv.ts';
import { csvMediaType, fileAnswer } from '../spreadsheets/sheet.ts';

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

const recordsOf = (order: ReconcilableOrder, free: ReadonlySet<string>): Cell[][] => sharesOf(toReconciled(order), free).map((share) => [
  order.number ?? undefined, order.ordered_on ?? undefined, order.status, order.customer_name ?? undefined, order.company_name ?? undefined, share.methodCode, order.currency,
  ...[share.expected, share.claimed, share.verified, share.refunded, share.short, share.over, share.overdue].map((amount) => amountCell(amount, order.currency)),
  order.due_on ?? undefined,
]);

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
      const rows = async function* (): AsyncGenerator<Cell[][], void, undefined> {
        for await (const page of pages(asked)) yield page.flatMap((order) => recordsOf(order, free));
      };
      return fileAnswer({ pieces: csvFile({ columns: columns.map((name) => ({ name, width: 14 })), rows: rows() }), filename: 'reconciliation.csv', mediaType: csvMediaType });
    },
  };
}
