import { sql } from 'kysely';
import type { App } from './app.ts';
import type { Database } from './database/database.ts';
import type { OutboxWorker } from './outbox/outbox-worker.ts';
import type { RequestCounts } from './request-counts.ts';

/** What an operator's machines ask, outside the API: whether the process lives, takes requests, and how it is doing. */
export function serveProbes(app: App, { database, worker, counts, prepare, isClosing }: {
  database: Database;
  worker: Pick<OutboxWorker, 'depth'>;
  counts: RequestCounts;
  prepare: () => Promise<void>;
  isClosing: () => boolean;
}): void {
  app.get('/health', (context) => context.json({ status: 'ok' }));
  app.get('/ready', async (context) => {
    try {
      if (isClosing()) throw new Error('closing');
      await prepare();
      await database.read((db) => sql`SELECT 1`.execute(db));
      return context.json({ status: 'ready' });
    } catch {
      return context.json({ status: 'notReady' }, 503);
    }
  });
  app.get('/metrics', async (context) => {
    const requests = counts.entries().map(({ operation, status, count }) => `manual_order_requests_total{operation="${operation}",status="${status}"} ${count}`);
    const waiting = (await worker.depth()).map(({ kind, state, count }) => `manual_order_outbox{kind="${kind}",state="${state}"} ${count}`);
    return context.text([
      '# HELP manual_order_requests_total Requests answered, by operation and status.', '# TYPE manual_order_requests_total counter', ...requests,
      '# HELP manual_order_outbox What is to leave and has not, by kind and state.', '# TYPE manual_order_outbox gauge', ...waiting, '',
    ].join('\n'), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
}
