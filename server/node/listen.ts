import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { endSlowBodies, sendingLimits, type SendingLimits } from './slow-clients.ts';

/** A server that accepts connections. */
export interface Listening {
  /** The port, also when any free one was asked for. */
  readonly port: number;
  /**
   * Stops accepting at once and waits for the requests under way, at most `timeoutMs`; then cuts what is left. End
   * event streams first: they would not end by themselves.
   * @returns whether every request was answered
   */
  close(options?: { timeoutMs?: number }): Promise<boolean>;
}

const maxHeaderBytes = 16 * 1024;
/** Longer than the load balancers in front of us keep a connection, so that they never send into one that we close. */
const keepAliveTimeoutMs = 75_000;
const defaultCloseTimeoutMs = 10_000;
const idleCheckMs = 50;

/**
 * Serves a fetch handler over HTTP/1.1.
 * @param options.hostname the interface; every one without it
 * @throws {Error} `EADDRINUSE` and the like, when the port cannot be had
 */
export async function listen({ fetch, port, hostname, limits = sendingLimits }: {
  fetch: (request: Request) => Response | Promise<Response>;
  port: number;
  hostname?: string;
  limits?: SendingLimits;
}): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request) => fetch(request),
    serverOptions: {
      maxHeaderSize: maxHeaderBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: 0,
      connectionsCheckingInterval: Math.min(1_000, limits.headersMs),
      keepAliveTimeout: keepAliveTimeoutMs,
    },
  }) as Server;
  let closing = false;
  // Browsers open connections in advance; Node counts one that has not asked for anything yet as busy.
  const unused = new Set<Socket>();
  server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => { unused.delete(socket); });
  });
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    unused.delete(request.socket);
    endSlowBodies(request, response, limits);
    if (closing) response.setHeader('connection', 'close');
  });
  server.listen({ port, ...(hostname !== undefined && { host: hostname }) });
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    async close({ timeoutMs = defaultCloseTimeoutMs } = {}) {
      closing = true;
      const closed = new Promise<boolean>((resolve) => { server.close(() => { resolve(true); }); });
      for (const socket of unused) socket.destroy();
      // A connection that was busy when the server closed goes idle later, and nobody else ends it then.
      const idle = setInterval(() => { server.closeIdleConnections(); }, idleCheckMs);
      let cut: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<boolean>((resolve) => { cut = setTimeout(() => { resolve(false); }, timeoutMs); });
      const allAnswered = await Promise.race([closed, late]);
      clearInterval(idle);
      clearTimeout(cut);
      server.closeAllConnections();
      await closed;
      return allAnswered;
    },
  };
}
