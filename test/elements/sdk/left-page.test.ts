import { expect } from 'chai';
import { createClient } from '../../../src/index.ts';
import { until } from '../foundation/fixture.ts';

describe('a page that is left while a stream is open', () => {
  it('lets go of its connection, of which a browser has six, and goes on where it was when somebody comes back', async () => {
    const asked: { signal: AbortSignal; after: string | null }[] = [];
    const client = createClient({
      baseUrl: 'https://shop.example/v1', auth: 'token',
      fetch: async (input, init) => {
        const { signal, headers } = new Request(input, init);
        asked.push({ signal, after: headers.get('last-event-id') });
        const body = new ReadableStream<Uint8Array>({
          start: (controller) => {
            controller.enqueue(new TextEncoder().encode(`id: ${6 + asked.length}\nretry: 20\ndata:\n\n`));
            signal.addEventListener('abort', () => controller.error(signal.reason));
          },
        });
        return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
      },
    });
    const stop = new AbortController();
    const states: string[] = [];
    const watching = client.events.watch({ signal: stop.signal, onState: (state) => states.push(state) }).next().catch(() => undefined);
    for (const times of [1, 2, 3, 4]) {
      await until(() => asked.length === times && states.length === times * 2 - 1, 'it listens');
      // What came on the stream is read a moment later.
      await new Promise((resolve) => { setTimeout(resolve); });
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      expect(asked[times - 1]?.signal.aborted).to.equal(true);
    }
    expect(asked.map(({ after }) => after)).to.deep.equal([null, '7', '8', '9']);
    stop.abort();
    await watching;
  });
});
