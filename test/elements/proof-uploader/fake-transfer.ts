import { maxUploadBytes, memoryStore, NetworkError, UploadQueue, type Tabs, type Transfer, type TransferRequest, type Upload } from '../../../src/index.ts';

/** A transfer that a test moves by hand. */
export interface HeldTransfer {
  readonly request: TransferRequest;
  /** The server has so many bytes; more may have left this machine. */
  progress(acceptedBytes: number, sentBytes?: number): void;
  /** The server has them all and looks at them. */
  arrive(): void;
  /** The server has them all and is content; `upload` changes what it says. */
  finish(upload?: Partial<Upload>): void;
  /** The connection breaks. */
  cut(): void;
  /** The server answers with something of its own. */
  fail(error: unknown): void;
}

export interface HeldQueueOptions {
  /** Whether the bytes are counted as they leave. */
  countsSentBytes?: boolean;
  /** Milliseconds since 1970-01-01 UTC. */
  now?: () => number;
  /** When the server gives up what is unfinished. */
  expiresAt?: number;
  maxFiles?: number;
  /** Another tab has every file, and keeps it. */
  isElsewhere?: boolean;
}

const otherTab: Tabs = { take: async () => undefined, isTaken: async () => true, freed: () => new Promise(() => {}), tell: () => {}, onNews: () => () => {} };

/** A real queue whose bytes go nowhere. */
export const heldQueue = ({ countsSentBytes = false, now = () => 0, expiresAt, maxFiles = 20, isElsewhere = false }: HeldQueueOptions = {}) => {
  const transfers: HeldTransfer[] = [];
  const discarded: string[] = [];
  const looked = new Map<string, Promise<Upload>>();
  let listener = (): void => {};
  const connection = { online: true, onChange: (changed: () => void) => { listener = changed; return () => {}; } };
  let count = 0;
  const transfer: Transfer = {
    countsSentBytes,
    send: (request) => new Promise((done, fail) => {
      const number = (count += 1);
      const id = `upl_${number}`;
      let confirm = (_upload: Upload): void => {};
      looked.set(id, new Promise((resolve) => { confirm = resolve; }));
      request.onUploadUrl({ url: `/uploads/${number}`, expiresAt });
      request.signal.addEventListener('abort', () => fail(request.signal.reason as Error));
      transfers.push({
        request,
        progress: (acceptedBytes, sentBytes = acceptedBytes) => request.onProgress({ acceptedBytes, sentBytes }),
        arrive: () => done(id),
        finish: (upload = {}) => {
          confirm({
            id, filename: request.name, sizeBytes: request.file.size, offsetBytes: request.file.size, status: 'stored', duplicateOf: [],
            createdAt: '2026-11-01T00:00:00.000Z', ...upload,
          });
          done(id);
        },
        cut: () => fail(new NetworkError({ operation: 'uploads.send', attempts: 3 })),
        fail: (error) => fail(error as Error),
      });
    }),
    confirm: (id) => looked.get(id)!,
    discard: async (url) => void discarded.push(url),
  };
  const queue = new UploadQueue({
    transfer, connection, ...(isElsewhere && { tabs: otherTab }), resumeStore: memoryStore(), scope: 'test', limits: { maxFiles, maxSizeBytes: maxUploadBytes }, now, newId: (() => { let id = 0; return () => `rec_${(id += 1)}`; })(),
  });
  return { queue, transfers, discarded, setOnline: (online: boolean) => { connection.online = online; listener(); } };
};

const bytesOf = { pdf: '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF', text: 'just words' };

/** A file with the bytes that its kind begins with and then its own, filled up to a size. */
export const fileOf = (name: string, kind: keyof typeof bytesOf = 'pdf', sizeBytes = 2_048, lastModified = 1): File => {
  const head = `${bytesOf[kind]}\n${name} ${lastModified}`;
  return new File([head, new Uint8Array(Math.max(0, sizeBytes - head.length))], name, { lastModified });
};

/** A real picture, drawn here. */
export const pictureOf = async (name: string, { width = 60, height = 40 }: { width?: number; height?: number } = {}): Promise<File> => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'teal';
  context.fillRect(0, 0, width, height);
  context.fillStyle = 'white';
  context.fillText(name, 4, 20);
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, { lastModified: 2 });
};
