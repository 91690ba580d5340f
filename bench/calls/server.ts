// A server that does nothing but answer, in a thread of its own: what it costs is the same for whoever asks.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

const answers = workerData as Readonly<Record<string, string>>;

const server = createServer((request, response) => {
  const body = answers[new URL(request.url ?? '/', 'http://localhost').pathname];
  response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));
