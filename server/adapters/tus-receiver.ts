import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { DataStore, MemoryLocker, Server, Upload } from '@tus/server';
import type { FileStore } from '../ports.ts';
import { ProblemError } from '../problem-error.ts';
import { locationOf, uploadIdOf, type ReceivingUpload, type UploadReceiver, type UploadRecords } from '../uploads/receiver.ts';
import { uploadProblem } from '../uploads/tus-receiver.ts';

/** Our records and our files, as the tus server sees them; one for each request, since it is bound to who calls. */
class RecordedFiles extends DataStore {
  readonly #files: FileStore;
  readonly #records: UploadRecords;
  readonly #metadata: string | undefined;
  /** The upload that the request is about. */
  found: ReceivingUpload | undefined;
  /** What refused it: the tus server would answer it in its own words. */
  refusal: Error | undefined;

  constructor({ files, records, metadata }: { files: FileStore; records: UploadRecords; metadata: string | undefined }) {
    super();
    this.#files = files;
    this.#records = records;
    this.#metadata = metadata;
    // Expiry is counted by our own clock and our own records; the header is added to the answer.
    this.extensions = ['creation', 'creation-with-upload', 'termination'];
  }

  override async create(upload: Upload): Promise<Upload> {
    const found = await this.#kept(this.#records.create({ sizeBytes: upload.size ?? 0, metadata: this.#metadata }));
    upload.id = found.id;
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const { sizeBytes, offsetBytes } = await this.#kept(this.#records.find(id));
    return new Upload({ id, size: sizeBytes, offset: offsetBytes });
  }

  override async write(stream: Readable, id: string, offsetBytes: number): Promise<number> {
    const body = Readable.toWeb(stream) as NodeReadableStream<Uint8Array> as ReadableStream<Uint8Array>;
    return this.#refusing(this.#files.append({ id, offsetBytes, body, maxSizeBytes: this.found?.sizeBytes ?? 0 }));
  }

  override async remove(id: string): Promise<void> {
    await this.#refusing(this.#records.terminate(id));
  }

  async complete(id: string): Promise<void> {
    await this.#refusing(this.#records.complete(id));
  }

  async #kept(finding: Promise<ReceivingUpload>): Promise<ReceivingUpload> {
    this.found = await this.#refusing(finding);
    return this.found;
  }

  async #refusing<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      const refusal = uploadProblem(error);
      this.refusal ??= refusal instanceof Error ? refusal : new Error(String(refusal));
      throw error;
    }
  }
}

/** What the tus server refuses by itself, in our codes. */
function problemOf(answer: Response, detail: string): ProblemError {
  switch (answer.status) {
    case 404: return new ProblemError('notFound', { detail: 'There is no such file.' });
    case 409: return new ProblemError('uploadOffsetConflict', { detail });
    case 410: return new ProblemError('uploadGone', { detail });
    case 413: return new ProblemError('uploadTooLarge', { detail });
    case 415: return new ProblemError('unsupportedMediaType', { detail });
    // A request that a newer one for the same file has ended.
    case 423: return new ProblemError('uploadOffsetConflict', { detail });
    // 501: an extension that is not spoken here, such as a length that is said later.
    default: return new ProblemError(answer.status < 500 || answer.status === 501 ? 'malformedRequest' : 'internalError', { detail });
  }
}

/**
 * Receives files by `@tus/server`, which moves bytes and nothing else: names, owners, sizes and refusals are ours. A new
 * request for a file ends the one before it, so a client that lost its connection goes on at once.
 */
export function tusServerReceiver({ files }: { files: FileStore }): UploadReceiver {
  const locker = new MemoryLocker();
  return {
    async handle(request, records) {
      const store = new RecordedFiles({ files, records, metadata: request.headers.get('upload-metadata') ?? undefined });
      const server = new Server({
        path: '/v1/uploads', datastore: store, locker,
        // The record gives the id; until it is made the request is locked under a name that no other one has.
        namingFunction: () => crypto.randomUUID(),
        generateUrl: (_request, { id }) => locationOf(request, id),
        getFileIdFromRequest: () => uploadIdOf(request),
        allowedOrigins: () => false,
        onUploadFinish: async (_request, upload) => {
          await store.complete(upload.id);
          return {};
        },
      });
      const answer = await server.handleWeb(request);
      if (store.refusal !== undefined) throw store.refusal;
      if (answer.status >= 400) throw problemOf(answer, (await answer.text()).trim());
      const complete = new Response(answer.body, answer);
      for (const name of ['access-control-expose-headers', 'access-control-allow-origin']) complete.headers.delete(name);
      if (store.found !== undefined && request.method !== 'DELETE') complete.headers.set('upload-expires', new Date(store.found.expiresAt).toUTCString());
      return complete;
    },
  };
}
