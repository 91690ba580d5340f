import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { upload } from '../sdk/fixtures.ts';

interface Kept { readonly parts: Buffer[]; offset: number; readonly sizeBytes: number; readonly metadata: string }

export interface TusServer {
  readonly baseUrl: string;
  readonly files: Map<string, Kept>;
  readonly log: string[];
  /** After so many bytes of a PATCH its connection breaks; one entry for each PATCH, nothing for one that goes through. */
  readonly cuts: (number | undefined)[];
  cutsMade: number;
  /** All the bytes that came, those sent twice included. */
  bytesReceived: number;
  /** What `Tus-Extension` says. */
  extensions: string;
  /** Answers a request before the server does; true when it has. */
  intercept: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
  sha256(id: string): string;
}

/** A small server of tus 1.0.0 (core, creation, termination, expiration) that can break off at any byte. */
export const openTusServer = async (t: TestContext): Promise<TusServer> => {
  const files = new Map<string, Kept>();
  const state: Omit<TusServer, 'baseUrl'> = {
    files, log: [], cuts: [], cutsMade: 0, bytesReceived: 0, extensions: 'creation,termination,expiration', intercept: undefined,
    sha256: (id) => {
      const hash = createHash('sha256');
      for (const part of files.get(id)?.parts ?? []) hash.update(part);
      return hash.digest('hex');
    },
  };
  let counter = 0;

  const patch = (request: IncomingMessage, response: ServerResponse, file: Kept): void => {
    if (Number(request.headers['upload-offset']) !== file.offset) {
      response.writeHead(409).end();
      return;
    }
    const cutAfter = state.cuts.shift();
    let came = 0;
    request.on('data', (chunk: Buffer) => {
      const taken = cutAfter === undefined ? chunk : chunk.subarray(0, Math.max(0, cutAfter - came));
      came += taken.length;
      state.bytesReceived += taken.length;
      file.parts.push(taken);
      file.offset += taken.length;
      if (cutAfter === undefined || came < cutAfter) return;
      state.cutsMade += 1;
      request.socket.destroy();
    });
    request.on('end', () => response.writeHead(204, { 'upload-offset': file.offset, 'tus-resumable': '1.0.0' }).end());
  };

  const server = createServer((request, response) => {
    const id = /\/uploads\/(upl_\d+)$/.exec(request.url ?? '')?.[1] ?? '';
    state.log.push(`${request.method} ${request.url?.replace('/shop/v1', '')}${request.headers.authorization === undefined ? ' (no token)' : ''}`);
    if (state.intercept?.(request, response)) return;
    if (request.method === 'POST') {
      const newId = `upl_${++counter}`;
      files.set(newId, { parts: [], offset: 0, sizeBytes: Number(request.headers['upload-length']), metadata: String(request.headers['upload-metadata']) });
      response.writeHead(201, { location: `/shop/v1/uploads/${newId}`, 'upload-expires': new Date(Date.now() + 3_600_000).toUTCString() }).end();
      return;
    }
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { 'tus-extension': state.extensions }).end();
      return;
    }
    const file = files.get(id);
    if (!file) {
      const body = JSON.stringify({ type: 'about:blank', title: 'Not found', status: 404, code: 'notFound', requestId: 'req_1' });
      response.writeHead(404, { 'content-type': 'application/problem+json' }).end(request.method === 'HEAD' ? undefined : body);
    } else if (request.method === 'HEAD') {
      response.writeHead(200, { 'upload-offset': file.offset, 'upload-length': file.sizeBytes }).end();
    } else if (request.method === 'PATCH') {
      patch(request, response, file);
    } else if (request.method === 'DELETE') {
      files.delete(id);
      response.writeHead(204).end();
    } else {
      const status = file.offset === file.sizeBytes ? 'stored' : 'receiving';
      response.writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(upload(id, { status, sizeBytes: file.sizeBytes, offsetBytes: file.offset, sha256: state.sha256(id) })));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return Object.assign(state, { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/shop/v1` });
};
