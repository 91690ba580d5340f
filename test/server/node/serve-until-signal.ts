// A server with one slow route and one event stream, which stops on a signal; argument “hang” makes its last step hang.
import { setTimeout as wait } from 'node:timers/promises';
import { listen } from '../../../server/node/listen.ts';
import { stopOnSignals } from '../../../server/node/signals.ts';

const streams = new AbortController();
const server = await listen({
  port: 0, hostname: '127.0.0.1',
  async fetch(request) {
    if (new URL(request.url).pathname === '/events') {
      return new Response(new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(': open\n\n'));
          streams.signal.addEventListener('abort', () => { controller.close(); });
        },
      }));
    }
    process.send?.('began');
    await wait(300);
    return new Response('done');
  },
});
stopOnSignals({
  timeoutMs: 1_500,
  report: (message) => process.send?.(message),
  steps: [
    { name: 'streams', run: () => { streams.abort(); } },
    { name: 'broken', run: () => { if (process.argv[2] === 'fail') throw new Error('no'); } },
    { name: 'requests', run: () => server.close() },
    { name: 'database', run: () => (process.argv[2] === 'hang' ? new Promise(() => {}) : undefined) },
  ],
});
process.send?.(server.port);
