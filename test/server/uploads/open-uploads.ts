import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Actor } from '../../../src/contract/session.ts';
import { folderFiles } from '../../../server/adapters/folder-files.ts';
import { tusServerReceiver } from '../../../server/adapters/tus-receiver.ts';
import { problemAnswer } from '../../../server/answers.ts';
import type { Database } from '../../../server/database/database.ts';
import type { FileStore } from '../../../server/ports.ts';
import { ProblemError } from '../../../server/problem-error.ts';
import { keepFile } from '../../../server/uploads/kept-file.ts';
import { memoryFiles } from '../../../server/uploads/memory-files.ts';
import { createTusReceiver } from '../../../server/uploads/tus-receiver.ts';
import { createUploads } from '../../../server/uploads/uploads.ts';

export const merchant: Actor = { id: 'amir', name: 'Amir', role: 'merchant' };
export const origin = 'http://shop.test';

/** The two ways in which files are received: in the core, and by the tus server over a folder. */
export const receivers = {
  'in memory': async () => {
    const files = memoryFiles();
    return { files, receiver: createTusReceiver({ files }), dispose: async () => {} };
  },
  'by the tus server, in a folder': async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'kit-uploads-'));
    const files = folderFiles({ folder });
    return { files, receiver: tusServerReceiver({ files }), dispose: () => rm(folder, { recursive: true }) };
  },
} as const;

/** Uploads of one shop, called as over HTTP: refusals are answers. */
export async function openUploads(database: Database, shopId: string, kind: keyof typeof receivers, wrap: (files: FileStore) => FileStore = (files) => files) {
  const { files: inner, receiver, dispose } = await receivers[kind]();
  const files = wrap(inner);
  const clock = { time: Date.UTC(2026, 10, 22, 8), now: () => clock.time };
  const moves: string[] = [];
  const uploads = createUploads({
    database, files, receiver, clock, linkSecret: 'a secret for links', publicUrl: origin, shopIds: ['another', shopId],
    timeZoneOf: async () => 'Asia/Kuala_Lumpur', keepLater: async (_tx, { key }) => { moves.push(key); },
  });
  const send = async (method: string, address: string, { headers = {}, body, actor = merchant }: { headers?: Record<string, string>; body?: Uint8Array | ReadableStream<Uint8Array>; actor?: Actor } = {}): Promise<Response> => {
    const request = new Request(new URL(address, origin), {
      method, headers: { 'tus-resumable': '1.0.0', ...headers }, ...(body !== undefined && { body: body as BodyInit, duplex: 'half' }),
    });
    try {
      return await uploads.receive(request, { shopId, actor });
    } catch (error) {
      if (error instanceof ProblemError) return problemAnswer(error, { requestId: 'req_test' });
      throw error;
    }
  };
  const metadataOf = (pairs: Readonly<Record<string, string>>): string =>
    Object.entries(pairs).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',');
  const create = (sizeBytes: number, pairs: Readonly<Record<string, string>> = { filename: 'slip.png', filetype: 'image/png' }): Promise<Response> =>
    send('POST', '/v1/uploads', { headers: { 'upload-length': String(sizeBytes), 'upload-metadata': metadataOf(pairs) } });
  const patch = (address: string, offset: number, body: Uint8Array | ReadableStream<Uint8Array>, headers: Record<string, string> = {}): Promise<Response> =>
    send('PATCH', address, { headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), ...headers }, body });
  return {
    uploads, files, clock, moves, send, create, patch, dispose,
    keep: (key: string) => keepFile({ database, files, shopId, key }),
    /** Sends a whole file. @returns its id, and the answer to its last byte */
    async upload(bytes: Uint8Array, pairs?: Readonly<Record<string, string>>): Promise<{ id: string; answer: Response }> {
      const address = (await create(bytes.length, pairs)).headers.get('location') ?? '';
      return { id: address.split('/').at(-1) ?? '', answer: await patch(address, 0, bytes) };
    },
  };
}
