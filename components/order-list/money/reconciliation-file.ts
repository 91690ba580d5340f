import type { Client } from '../../../src/index.ts';
import { saveFile } from '../../foundation/save-file.ts';
import { filterOf, type ListQuery } from '../list-query.ts';

/** Saves the reconciliation of a query's orders as a table for a spreadsheet. */
export const saveReconciliation = async (client: Client, query: ListQuery): Promise<void> => {
  const text = await client.orders.exportReconciliation(filterOf(query));
  const period = query.month ?? [query.from, query.to].filter(Boolean).join('-to-');
  // Reading an answer as text drops the mark by which spreadsheets know UTF-8 (Encoding, section 6).
  saveFile(new Blob(['\uFEFF', text.replace(/^\uFEFF/, '')], { type: 'text/csv;charset=utf-8' }), `reconciliation${period && `-${period}`}.csv`);
};
