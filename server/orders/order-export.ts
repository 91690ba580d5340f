import type { ExportColumn, OrderExportQuery } from '../../src/contract/order-export.ts';
import type { Database } from '../database/database.ts';
import type { Clock } from '../ports.ts';
import type { ShopSettings } from '../settings/settings.ts';
import type { Cell } from '../spreadsheets/cell.ts';
import { csvFile } from '../spreadsheets/csv.ts';
import { csvMediaType, fileAnswer, type Sheet } from '../spreadsheets/sheet.ts';
import { workbook, workbookMediaType } from '../spreadsheets/workbook.ts';
import { columnWidths, lineCells, orderCells, usualColumns } from './export-columns.ts';
import type { OrderList } from './order-list.ts';
import type { ExportLine, OrderPlace } from './order-list-store.ts';
import { dayOf } from './order-state.ts';

/** Orders as tables for a spreadsheet. */
export interface OrderExports {
  /** The file, page by page as it is read: however many orders there are, few are in memory. */
  export(asked: { shopId: string; query: OrderExportQuery }): Promise<Response>;
}

/** Orders read at a time: fewer where each may bring 500 lines. */
const pageSize = { orders: 500, lines: 100 } as const;

export function createOrderExports({ database, clock, settings, orderList }: { database: Database; clock: Clock; settings: ShopSettings; orderList: OrderList }): OrderExports {
  /** A page at a time in a read of its own, so that a slow reader keeps no connection. */
  async function* cells(shopId: string, { columns, filter, sort, rows, timeZone }: {
    columns: readonly ExportColumn[]; filter: Omit<OrderExportQuery, 'format' | 'sort' | 'rows' | 'columns'>; sort: OrderExportQuery['sort']; rows: 'orders' | 'lines'; timeZone: string;
  }): AsyncGenerator<Cell[][], void, undefined> {
    const limit = pageSize[rows];
    const ofOrder = orderCells(timeZone);
    for (let after: OrderPlace | undefined; ;) {
      const from = after;
      const { page, lines } = await database.read(async (db) => {
        const read = await orderList.whole(db, shopId, { filter, sort, limit, after: from });
        return { page: read, lines: rows === 'lines' ? linesByOrder(await orderList.lines(db, shopId, read.map(({ row }) => row.id))) : undefined };
      });
      yield page.flatMap(({ row }) => {
        const order = ofOrder(row);
        const ofRow = lines?.get(row.id);
        // An order without lines is a row too: whoever counts the orders misses none.
        if (ofRow === undefined) return [columns.map(order)];
        return ofRow.map((line) => {
          const ofLine = lineCells(line, row.currency);
          return columns.map((column) => (column in ofLine ? ofLine[column as keyof typeof ofLine] : order(column)));
        });
      });
      after = page.at(-1)?.place;
      if (after === undefined || page.length < limit) return;
    }
  }

  return {
    async export({ shopId, query: { format, sort, rows = 'orders', columns = usualColumns[rows], ...filter } }) {
      const { timeZone } = await database.read((db) => settings.read(db, shopId));
      const sheet: Sheet = { columns: columns.map((name) => ({ name, width: columnWidths[name] ?? 14 })), rows: cells(shopId, { columns, filter, sort, rows, timeZone }) };
      const name = `orders-${dayOf(new Date(clock.now()).toISOString(), timeZone)}`;
      return format === 'csv' ? fileAnswer({ pieces: csvFile(sheet), filename: `${name}.csv`, mediaType: csvMediaType })
        : fileAnswer({ pieces: workbook(sheet), filename: `${name}.xlsx`, mediaType: workbookMediaType });
    },
  };
}

function linesByOrder(lines: readonly ExportLine[]): ReadonlyMap<string, ExportLine[]> {
  const byOrder = new Map<string, ExportLine[]>();
  for (const line of lines) {
    const known = byOrder.get(line.order_id);
    if (known === undefined) byOrder.set(line.order_id, [line]);
    else known.push(line);
  }
  return byOrder;
}
