import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** One request that carries bytes of a file, as it passes. */
interface Passing { readonly id: string; readonly offset: number; readonly length: number; passed: number; readonly cutAfter: number | undefined }

export interface CuttingProxy {
  readonly origin: string;
  /** Connections that were cut while bytes of a file were on their way, by the id of its upload. */
  readonly cuts: ReadonlyMap<string, number>;
  /** The offsets at which the bytes of a file were sent, by the id of its upload. */
  readonly offsets: ReadonlyMap<string, readonly number[]>;
  /** How many files were begun. */
  readonly begun: number;
  /** The most bytes of a file that came once more after a cut or a kill. */
  readonly mostSentAgain: number;
  close(): void;
}

const endOfHead = '\r\n\r\n';

/**
 * A TCP proxy before a server, which destroys the connections of each upload so many times in the middle of its bytes.
 * It knows of HTTP/1.1 only as much as that takes: bodies have a length.
 */
export const openCuttingProxy = async ({ port, cutsEach }: { readonly port: number; readonly cutsEach: number }): Promise<CuttingProxy> => {
  const cuts = new Map<string, number>();
  const offsets = new Map<string, number[]>();
  const furthest = new Map<string, number>();
  const sockets = new Set<Socket>();
  const state = { begun: 0, mostSentAgain: 0 };

  const passingOf = (head: string): Passing => {
    const [, method = '', path = ''] = /^(\w+) (\S+)/.exec(head) ?? [];
    const numberIn = (name: string): number => Number(new RegExp(`^${name}: *(\\d+)`, 'im').exec(head)?.[1] ?? 0);
    const [length, offset] = [numberIn('content-length'), numberIn('upload-offset')];
    const id = method === 'PATCH' ? path.split('/').at(-1) ?? '' : '';
    if (method === 'POST' && path.endsWith('/uploads')) state.begun += 1;
    if (id === '') return { id, offset, length, passed: 0, cutAfter: undefined };
    offsets.set(id, [...offsets.get(id) ?? [], offset]);
    state.mostSentAgain = Math.max(state.mostSentAgain, (furthest.get(id) ?? 0) - offset);
    const isToCut = (cuts.get(id) ?? 0) < cutsEach && length > 1;
    return { id, offset, length, passed: 0, cutAfter: isToCut ? 1 + Math.floor(Math.random() * (length - 1)) : undefined };
  };

  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    let head = Buffer.alloc(0);
    let passing: Passing | undefined;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }

    const forward = (bytes: Buffer): void => {
      if (!upstream.write(bytes)) {
        client.pause();
        upstream.once('drain', () => client.resume());
      }
    };
    /** Takes what belongs to the request that is passing. @returns what comes after it */
    const pass = (bytes: Buffer, request: Passing): Buffer => {
      const { id, offset, length, cutAfter } = request;
      const taken = bytes.subarray(0, length - request.passed);
      request.passed += taken.length;
      if (id !== '') furthest.set(id, Math.max(furthest.get(id) ?? 0, offset + request.passed));
      if (cutAfter !== undefined && request.passed >= cutAfter) {
        cuts.set(id, (cuts.get(id) ?? 0) + 1);
        forward(taken.subarray(0, taken.length - (request.passed - cutAfter)));
        client.resetAndDestroy();
        upstream.end();
        return Buffer.alloc(0);
      }
      forward(taken);
      if (request.passed === length) passing = undefined;
      return bytes.subarray(taken.length);
    };
    client.on('data', (chunk: Buffer) => {
      let rest = chunk;
      while (rest.length > 0 && !client.destroyed) {
        if (passing) {
          rest = pass(rest, passing);
          continue;
        }
        head = Buffer.concat([head, rest]);
        const end = head.indexOf(endOfHead);
        if (end === -1) return;
        const whole = head.subarray(0, end + endOfHead.length);
        rest = head.subarray(whole.length);
        head = Buffer.alloc(0);
        forward(whole);
        const request = passingOf(whole.toString('latin1'));
        passing = request.length > 0 ? request : undefined;
      }
    });
    upstream.on('data', (chunk: Buffer) => {
      if (!client.destroyed && !client.write(chunk)) {
        upstream.pause();
        client.once('drain', () => upstream.resume());
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, cuts, offsets,
    get begun() { return state.begun; },
    get mostSentAgain() { return state.mostSentAgain; },
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};
