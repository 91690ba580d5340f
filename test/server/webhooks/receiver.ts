import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookEvent } from '../../../src/webhooks/index.ts';

/** One call, as it arrived. */
export interface ReceivedCall {
  id: string;
  headers: Record<string, string>;
  /** Byte for byte. */
  body: string;
  event: WebhookEvent;
  /** Whether it was answered by 2xx. */
  taken: boolean;
}

/** How a call is answered. `drip`: one byte a second, for ever. `cut`: the connection ends without a word. */
export type Answer = { status: number; headers?: Record<string, string> } | 'drip' | 'cut';

/** A real receiver of webhooks behind HTTP, which answers as it is told to. */
export async function openReceiver() {
  const calls: ReceivedCall[] = [];
  const dripping = new Set<ReturnType<typeof setInterval>>();
  let answerOf = (_call: ReceivedCall): Answer => ({ status: 204 });
  let elsewhere = 0;
  const drip = (response: ServerResponse): void => {
    response.writeHead(200);
    response.write(' ');
    const timer = setInterval(() => { response.write(' '); }, 1_000);
    dripping.add(timer);
    response.on('close', () => { clearInterval(timer); });
  };
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      if (request.url === '/elsewhere') {
        elsewhere += 1;
        return response.writeHead(200).end();
      }
      const body = Buffer.concat(chunks).toString('utf8');
      const headers = request.headers as Record<string, string>;
      const call: ReceivedCall = { id: headers['webhook-id'] ?? '', headers, body, event: JSON.parse(body) as WebhookEvent, taken: false };
      const answer = answerOf(call);
      call.taken = typeof answer === 'object' && answer.status >= 200 && answer.status < 300;
      calls.push(call);
      if (answer === 'drip') drip(response);
      else if (answer === 'cut') response.destroy();
      else response.writeHead(answer.status, answer.headers).end();
    })().catch(() => { response.destroy(); });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/hooks`, host, calls,
    /** The answers from now on. */
    answers: (of: (call: ReceivedCall) => Answer): void => { answerOf = of; },
    /** The calls that were taken. */
    taken: (): ReceivedCall[] => calls.filter(({ taken }) => taken),
    get redirectsFollowed(): number { return elsewhere; },
    close(): void {
      for (const timer of dripping) clearInterval(timer);
      server.closeAllConnections();
      server.close();
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;
