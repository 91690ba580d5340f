import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, test } from 'node:test';
import { listen, type Listening } from '../../../server/node/listen.ts';

const hostname = '127.0.0.1';
const limits = { headersMs: 300, bodyMs: 300, fileWindowMs: 600, fileWindowBytes: 100 };
const echo = async (request: Request): Promise<Response> => new Response(await request.text());

/** A connection, what it has received, and when it ends. */
async function open(server: Listening): Promise<{ socket: Socket; received: () => string; ended: Promise<unknown> }> {
  const socket = connect(server.port, hostname);
  let text = '';
  socket.on('data', (chunk) => { text += String(chunk); });
  socket.on('error', () => {});
  await once(socket, 'connect');
  return { socket, received: () => text, ended: once(socket, 'close') };
}

const head = (type: string, length: number): string => `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;

describe('the listening server', () => {
  test('serves a fetch handler, on a free port when none is asked for', async () => {
    const server = await listen({ fetch: echo, port: 0, hostname });
    const answer = await fetch(`http://${hostname}:${server.port}/`, { method: 'POST', body: 'hello' });
    assert.equal(await answer.text(), 'hello');
    await assert.rejects(listen({ fetch: echo, port: server.port, hostname }), { code: 'EADDRINUSE' });
    assert.equal(await server.close(), true);
    await assert.rejects(fetch(`http://${hostname}:${server.port}/`));
  });

  test('ends clients that send headers or a body too slowly, and tells them', async () => {
    const server = await listen({ fetch: echo, port: 0, hostname, limits });
    const slow = [await open(server), await open(server)];
    slow[0]?.socket.write('POST / HTTP/1.1\r\nHost: x\r\n');
    slow[1]?.socket.write(`${head('application/json', 1000)}{`);
    const drip = setInterval(() => { slow[1]?.socket.write(' '); }, 20);
    try {
      await Promise.all(slow.map(({ ended }) => ended));
      for (const { received } of slow) assert.match(received(), /^HTTP\/1\.1 408 /);
    } finally {
      clearInterval(drip);
      await server.close();
    }
  });

  test('leaves a stream alone whose request has no body', async () => {
    const lines = ['first', 'last'];
    const body = () => new ReadableStream({
      async pull(controller) {
        const line = lines.shift();
        if (line === undefined) return controller.close();
        if (line === 'last') await wait(limits.bodyMs * 3);
        controller.enqueue(new TextEncoder().encode(line));
      },
    });
    const server = await listen({ fetch: () => new Response(body()), port: 0, hostname, limits });
    try {
      assert.equal(await (await fetch(`http://${hostname}:${server.port}/`)).text(), 'firstlast');
    } finally {
      await server.close();
    }
  });

  test('lets a file take its time as long as it comes, and ends one that stalls', async () => {
    const server = await listen({ fetch: echo, port: 0, hostname, limits });
    const steady = await open(server);
    steady.socket.write(head('application/offset+octet-stream', 4000));
    const stalling = await open(server);
    stalling.socket.write(`${head('application/offset+octet-stream', 4000)}x`);
    for (let sent = 0; sent < 4000; sent += 200) {
      steady.socket.write('x'.repeat(200));
      await wait(80);
    }
    await stalling.ended;
    assert.match(stalling.received(), /^HTTP\/1\.1 408 /);
    while (!steady.received().endsWith('x'.repeat(4000))) await wait(10);
    assert.match(steady.received(), /^HTTP\/1\.1 200 /);
    steady.socket.destroy();
    await server.close();
  });

  test('a handler that takes long over a request that was sent is left in peace', async () => {
    const server = await listen({ fetch: async (request) => { const text = await request.text(); await wait(700); return new Response(text); }, port: 0, hostname, limits });
    const answer = await fetch(`http://${hostname}:${server.port}/`, { method: 'POST', body: 'slow', headers: { 'content-type': 'application/json' } });
    assert.equal(await answer.text(), 'slow');
    await server.close();
  });

  test('refuses headers over 16 KiB', async () => {
    const server = await listen({ fetch: echo, port: 0, hostname });
    const answer = await fetch(`http://${hostname}:${server.port}/`, { headers: { 'access-control-request-headers': 'x'.repeat(17 * 1024) } });
    assert.equal(answer.status, 431);
    await server.close();
  });

  test('closing lets requests finish, ends idle connections and accepts no new one', async () => {
    let begun = (): void => {};
    const underWay = new Promise<void>((resolve) => { begun = resolve; });
    const server = await listen({ fetch: async () => { begun(); await wait(200); return new Response('done'); }, port: 0, hostname });
    const idle = await open(server);
    const answer = fetch(`http://${hostname}:${server.port}/`);
    await underWay;
    const closed = server.close();
    await idle.ended;
    await assert.rejects(fetch(`http://${hostname}:${server.port}/`));
    assert.equal(await (await answer).text(), 'done');
    assert.equal(await closed, true, 'the connection that was busy is not waited for');
  });

  test('closing cuts what has not ended in time', async () => {
    const server = await listen({ fetch: () => new Response(new ReadableStream({ start(controller) { controller.enqueue(new TextEncoder().encode(': open\n\n')); } })), port: 0, hostname });
    const client = await open(server);
    client.socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(client.socket, 'data');
    assert.equal(await server.close({ timeoutMs: 100 }), false);
    await client.ended;
  });
});
