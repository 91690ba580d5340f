import { memoryStore, NetworkError, UploadQueue, type Transfer, type TransferRequest, type Upload } from '../../../src/index.ts';

/** A transfer that a test moves by hand. */
export interface HeldTransfer {
  readonly request: TransferRequest;
  /** The server has so many bytes. */
  progress(acceptedBytes: number): void;
  /** The server has them all and is content; `upload` changes what it says. */
  finish(upload?: Partial<Upload>): void;
  /** The connection breaks. */
  cut(): void;
}

/** A real queue whose bytes go nowhere. */
export const heldQueue = () => {
  const transfers: HeldTransfer[] = [];
  const discarded: string[] = [];
  const uploads = new Map<string, Upload>();
  let listener = (): void => {};
  const connection = { online: true, onChange: (changed: () => void) => { listener = changed; return () => {}; } };
  let count = 0;
  const transfer: Transfer = {
    countsSentBytes: false,
    send: (request) => new Promise((done, fail) => {
      const number = (count += 1);
      request.onUploadUrl({ url: `/uploads/${number}` });
      request.signal.addEventListener('abort', () => fail(request.signal.reason as Error));
      transfers.push({
        request,
        progress: (acceptedBytes) => request.onProgress({ acceptedBytes, sentBytes: acceptedBytes }),
        finish: (upload = {}) => {
          const id = `upl_${number}`;
          uploads.set(id, {
            id, filename: request.name, sizeBytes: request.file.size, offsetBytes: request.file.size, status: 'stored', duplicateOf: [],
            createdAt: '2026-11-01T00:00:00.000Z', ...upload,
          });
          done(id);
        },
        cut: () => fail(new NetworkError({ operation: 'uploads.send', attempts: 3 })),
      });
    }),
    confirm: async (id) => uploads.get(id)!,
    discard: async (url) => void discarded.push(url),
  };
  const queue = new UploadQueue({
    transfer, connection, resumeStore: memoryStore(), scope: 'test', now: () => 0, newId: (() => { let id = 0; return () => `rec_${(id += 1)}`; })(),
  });
  return { queue, transfers, discarded, setOnline: (online: boolean) => { connection.online = online; listener(); } };
};

const bytesOf = { pdf: '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF', text: 'just words' };

/** A file with the bytes that its kind begins with, filled up to a size. */
export const fileOf = (name: string, kind: keyof typeof bytesOf = 'pdf', sizeBytes = 2_048, lastModified = 1): File =>
  new File([bytesOf[kind], new Uint8Array(Math.max(0, sizeBytes - bytesOf[kind].length))], name, { lastModified });

/** A real picture, drawn here. */
export const pictureOf = async (name: string): Promise<File> => {
  const canvas = new OffscreenCanvas(60, 40);
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'teal';
  context.fillRect(0, 0, 60, 40);
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, { lastModified: 2 });
};
