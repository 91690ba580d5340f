import type { OrderEvent } from '../../src/contract/event.ts';
import type { Clock } from '../ports.ts';
import type { Wake } from './wake.ts';

const pollMs = 1_000;
const heartbeatMs = 15_000;
const retryMs = 2_000;
const batchSize = 100;
/** What may wait for a reader that does not read; then the stream ends, and the reader comes back when it can. */
const maxBacklogBytes = 256 * 1024;

export interface EventStreamOptions {
  shopId: string;
  /** The position after which the stream begins. */
  after: number;
  /** Events after a position, oldest first. */
  read: (after: number, limit: number) => Promise<OrderEvent[]>;
  wake: Wake;
  clock: Clock;
  /** The stream ends with the right to read it. */
  expiresAt: string | undefined;
  /** The caller has gone, or the server goes. */
  signal: AbortSignal;
}

/** One event as a message (HTML Standard, section 9.2); JSON has no line breaks of its own. */
const message = (event: OrderEvent): string => `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

/** Streams events as they are committed: told by the wake, and by looking every second in case nobody told. */
export function eventStream({ shopId, after, read, wake, clock, expiresAt, signal }: EventStreamOptions): Response {
  const encoder = new TextEncoder();
  const ended = new AbortController();
  const end = (): void => { ended.abort(); };
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  let rung = false;
  let ring = (): void => { rung = true; };
  const stopListening = wake.listen((rungShop) => { if (rungShop === shopId) ring(); });

  /** Until the next ring, the next look, or the end. */
  const pause = (): Promise<void> => new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      ended.signal.removeEventListener('abort', finish);
      ring = () => { rung = true; };
      rung = false;
      resolve();
    };
    const timer = setTimeout(finish, pollMs);
    ended.signal.addEventListener('abort', finish);
    ring = finish;
    if (rung || ended.signal.aborted) finish();
  });

  const run = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    const send = (text: string): void => { controller.enqueue(encoder.encode(text)); };
    let position = after;
    let silentMs = 0;
    // The place where it begins is told at once, so that a reader that is cut off before anything happens comes back to it.
    send(`id: ${after}\nretry: ${retryMs}\n\n`);
    while (!ended.signal.aborted) {
      const events = await read(position, batchSize);
      if (ended.signal.aborted) break;
      for (const event of events) {
        send(message(event));
        position = Number(event.id);
      }
      if ((controller.desiredSize ?? 0) < 0) break;
      if (expiresAt !== undefined && Date.parse(expiresAt) <= clock.now()) break;
      silentMs = events.length > 0 ? 0 : silentMs + pollMs;
      if (silentMs >= heartbeatMs) {
        send(': still here\n\n');
        silentMs = 0;
      }
      if (events.length < batchSize) await pause();
    }
  };

  const stopAll = (): void => {
    stopListening();
    signal.removeEventListener('abort', end);
  };
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      run(controller).then(() => { controller.close(); }, (error: unknown) => { controller.error(error); })
        // A reader that went away has closed the stream itself.
        .catch(() => undefined).finally(stopAll);
    },
    cancel: end,
  }, new ByteLengthQueuingStrategy({ highWaterMark: maxBacklogBytes }));
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' },
  });
}
