import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to the server that counts what a client sends, and breaks when it is told to. */
export async function cuttingProxy({ target }: { target: () => number }) {
  let sentBytes = 0;
  let cuts: number[] = [];
  let cutsMade = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target(), '127.0.0.1');
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', end);
      socket.on('close', () => {
        open.delete(socket);
        end();
      });
    }
    client.on('data', (bytes: Buffer) => {
      sentBytes += bytes.length;
      const [next = Infinity] = cuts;
      if (sentBytes >= next) {
        cuts.shift();
        cutsMade += 1;
        return end();
      }
      if (!upstream.write(bytes)) {
        client.pause();
        upstream.once('drain', () => client.resume());
      }
    });
    upstream.pipe(client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Counts from nought again, and breaks the connection each time so many bytes have been sent in all. */
    begin: (breaksAt: readonly number[]): void => {
      cuts = [...breaksAt];
      sentBytes = 0;
      cutsMade = 0;
    },
    get sentBytes(): number { return sentBytes; },
    get cutsMade(): number { return cutsMade; },
    async close(): Promise<void> {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}
