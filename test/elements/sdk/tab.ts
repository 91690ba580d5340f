import type { KeyedStore, Transfer, TransferRequest, UnfinishedUpload, Upload, UploadQueue, UploadRecord } from '../../../src/index.ts';

type Sdk = typeof import('../../../src/index.ts');

/** A frame of the same origin: to locks and channels it is a tab of its own, and taking it away kills it. */
export interface Tab {
  readonly sdk: Sdk;
  kill(): void;
}

/** Each tab loads the SDK anew, which takes a while on a busy machine. */
export const openingMs = 60_000;

export const openTab = async (): Promise<Tab> => {
  const frame = document.createElement('iframe');
  frame.src = '/test/elements/sdk/tab.html';
  document.body.append(frame);
  await new Promise((resolve) => { frame.addEventListener('load', resolve, { once: true }); });
  const page = frame.contentWindow as Window & { sdk?: Sdk };
  if (!page.sdk) await new Promise((resolve) => { page.addEventListener('sdk', resolve, { once: true }); });
  return { sdk: page.sdk!, kill: () => frame.remove() };
};

export interface HeldSend { readonly request: TransferRequest; finish(): void }

/** A queue in a tab, with the stores of the browser and a transfer that the test moves. */
export const openQueue = ({ sdk }: Pick<Tab, 'sdk'>, { scope, database, fileStore }: { scope: string; database: string; fileStore?: KeyedStore<File> }): { queue: UploadQueue; sends: HeldSend[] } => {
  const sends: HeldSend[] = [];
  const uploadOf = (id: string): Upload => ({ id, filename: 'slip.pdf', sizeBytes: 1, offsetBytes: 1, status: 'stored', duplicateOf: [], createdAt: '2026-11-01T00:00:00.000Z' });
  const transfer: Transfer = {
    countsSentBytes: false,
    send: (request) => new Promise((resolve, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason as Error));
      request.onUploadUrl({ url: request.uploadUrl ?? `/uploads/upl_${crypto.randomUUID()}`, expiresAt: Date.now() + 3_600_000 });
      sends.push({ request, finish: () => resolve('upl_1') });
    }),
    confirm: async (id) => uploadOf(id),
    discard: async () => undefined,
  };
  const queue = new sdk.UploadQueue({
    transfer, scope, tabs: sdk.browserTabs(), resumeStore: sdk.indexedDbStore<UnfinishedUpload>(`${database}-uploads`), fileStore: fileStore ?? sdk.durableStore<File>(`${database}-files`),
    connection: { online: true, onChange: () => () => undefined }, now: () => Date.now(), newId: () => crypto.randomUUID(),
  });
  return { queue, sends };
};

export const slip = (name: string, sizeBytes = 4_096): File => new File(['%PDF-1.7\n', name, new Uint8Array(sizeBytes)], name, { lastModified: 1 });

/** Waits until something is so, and gives what it was. */
export const until = async <T>(condition: () => T | Promise<T>): Promise<NonNullable<T>> => {
  for (const began = performance.now(); ; await new Promise((resolve) => { setTimeout(resolve, 5); })) {
    const value = await condition();
    if (value) return value;
    if (performance.now() - began > 30_000) throw new Error(`It never came to be: ${condition.toString()}`);
  }
};

export const states = ({ records }: { readonly records: readonly UploadRecord[] }): string => records.map(({ state }) => state).join();

