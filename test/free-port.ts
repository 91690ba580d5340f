import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A port of 127.0.0.1 that nobody listens to, for a process that is told where to listen. From below the range of which the
 * system gives each outgoing connection one (from 32768 on Linux, RFC 6335 from 49152): such a port may be taken before the process has started.
 */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(() => true, () => false);
    server.close();
    if (isFree) return port;
  }
};
