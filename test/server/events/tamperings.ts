import { sql, type Selectable } from 'kysely';
import { json, type Tx } from '../../../server/database/database.ts';
import type { EventsTable } from '../../../server/database/delivery-tables.ts';

type Row = Selectable<EventsTable>;

/** A way in which somebody with the database at hand could change a history. */
export interface Tampering {
  name: string;
  /** Nothing after it tells of it, only a hash that was kept elsewhere. */
  atTheEnd: boolean;
  tamper(tx: Tx, shopId: string): Promise<unknown>;
}

const insert = (tx: Tx, row: Row): Promise<unknown> =>
  tx.insertInto('events').values({ ...row, actor: json(row.actor), payload: json(row.payload), changes: json(row.changes) }).execute();
const remove = (tx: Tx, shopId: string, from: number, to: number): Promise<unknown> =>
  tx.deleteFrom('events').where('shop_id', '=', shopId).where('position', '>=', from).where('position', '<=', to).execute();
/** Numbers the events from a position on anew. */
const shift = async (tx: Tx, shopId: string, from: number, by: number): Promise<void> => {
  // Far away first: a position cannot be taken twice, not even for a moment.
  await sql`UPDATE events SET position = position + 1000000 WHERE shop_id = ${shopId} AND position >= ${from}`.execute(tx);
  await sql`UPDATE events SET position = position - 1000000 + ${by} WHERE shop_id = ${shopId} AND position >= 1000000`.execute(tx);
};
const swap = async (tx: Tx, shopId: string, one: number, other: number): Promise<void> => {
  const move = (from: number, to: number) => tx.updateTable('events').set({ position: to }).where('shop_id', '=', shopId).where('position', '=', from).execute();
  await move(one, 0);
  await move(other, one);
  await move(0, other);
};

/** More than a hundred of them, over the whole length of a history of at least 25 events. */
export function tamperings(rows: readonly Row[]): Tampering[] {
  const length = rows.length;
  const ways: Tampering[] = [];
  const add = (name: string, tamper: Tampering['tamper'], atTheEnd = false): void => { ways.push({ name, atTheEnd, tamper }); };
  const edit = (row: Row, column: string, value: unknown): void => {
    add(`${column} of ${row.position}`, (tx, shopId) => tx.updateTable('events').set({ [column]: value }).where('shop_id', '=', shopId).where('position', '=', row.position).execute());
  };
  rows.forEach((row, index) => {
    if (index % 3 === 0) edit(row, 'type', 'order.archived');
    if (index % 3 === 1) edit(row, 'at', new Date(Date.parse(row.at) + 1).toISOString());
    if (index % 3 === 2) edit(row, 'actor', json({ ...row.actor, name: `${row.actor.name} ` }));
    if (index % 4 === 0) edit(row, 'payload', json({ ...row.payload, added: true }));
    if (index % 4 === 1) edit(row, 'changes', json([...row.changes, { field: 'status' }]));
    if (index % 4 === 2) edit(row, 'sequence', row.sequence + 1_000);
    if (index % 4 === 3) edit(row, 'order_id', row.order_id === null ? 'ord_other' : `${row.order_id}x`);
    if (index % 5 === 0) edit(row, 'hash', 'f'.repeat(64));
    // What lost its hash is told from what never had one by what comes after.
    if (index % 5 === 1) edit(row, 'hash', null);
  });
  for (let position = 1; position < length; position += 2) {
    add(`delete ${position}`, (tx, shopId) => remove(tx, shopId, position, position));
    add(`swap ${position} and the next`, (tx, shopId) => swap(tx, shopId, position, position + 1));
    add(`delete ${position} and close the gap`, async (tx, shopId) => {
      await remove(tx, shopId, position, position);
      await shift(tx, shopId, position + 1, -1);
    });
    const row = rows[position - 1];
    if (row === undefined) continue;
    add(`put one in before ${position}`, async (tx, shopId) => {
      await shift(tx, shopId, position, 1);
      await insert(tx, { ...row, order_id: null, sequence: 0, payload: { invented: true } });
    });
  }
  add('swap the first and the last', (tx, shopId) => swap(tx, shopId, 1, length));
  add('put one in at the end', async (tx) => { await insert(tx, { ...rows[0]!, position: length + 1, order_id: null, sequence: 0 }); });
  for (const count of [1, 2, 5, length]) add(`delete the last ${count}`, (tx, shopId) => remove(tx, shopId, length - count + 1, length), true);
  return ways;
}
