import { FileStoreError, type FileStore } from '../ports.ts';
import { checkFileId, checkFileKey } from './file-names.ts';

/** A file store in memory, for tests and for a server that runs in a browser. */
export function memoryFiles(): FileStore {
  const received = new Map<string, Uint8Array>();
  const finished = new Map<string, { id: string; bytes: Uint8Array }>();
  const busy = new Set<string>();

  const receivedBytes = (id: string): Uint8Array => {
    checkFileId(id);
    const bytes = received.get(id);
    if (bytes === undefined) throw new FileStoreError('notFound', `No file “${id}” is being received.`);
    return bytes;
  };

  return {
    async create(id) {
      checkFileId(id);
      if (received.has(id)) throw new FileStoreError('exists', `A file “${id}” is being received already.`);
      received.set(id, new Uint8Array());
    },
    async append({ id, offsetBytes, body, maxSizeBytes }) {
      const sizeBytes = receivedBytes(id).length;
      if (offsetBytes !== sizeBytes) throw new FileStoreError('wrongOffset', `The file holds ${sizeBytes} bytes, not ${offsetBytes}.`);
      if (busy.has(id)) throw new FileStoreError('busy', `The file “${id}” is being written to.`);
      busy.add(id);
      try {
        for await (const chunk of chunksOf(body)) {
          const before = receivedBytes(id);
          const room = maxSizeBytes - before.length;
          received.set(id, joined(before, chunk.subarray(0, Math.max(0, room))));
          if (chunk.length > room) throw new FileStoreError('tooLarge', `The file is larger than the ${maxSizeBytes} bytes that were announced.`);
        }
        return receivedBytes(id).length;
      } finally {
        busy.delete(id);
      }
    },
    async sizeOf(id) {
      return receivedBytes(id).length;
    },
    async readReceived(id) {
      return streamOf(receivedBytes(id));
    },
    async finish({ id, key }) {
      checkFileId(id);
      checkFileKey(key);
      const there = finished.get(key);
      if (there?.id === id && !received.has(id)) return;
      if (there !== undefined) throw new FileStoreError('exists', `Another file lies at “${key}”.`);
      finished.set(key, { id, bytes: receivedBytes(id) });
      received.delete(id);
    },
    async read(key) {
      checkFileKey(key);
      const file = finished.get(key);
      if (file === undefined) throw new FileStoreError('notFound', `No file lies at “${key}”.`);
      return streamOf(file.bytes);
    },
    async remove(file) {
      if ('id' in file) {
        checkFileId(file.id);
        received.delete(file.id);
      } else {
        checkFileKey(file.key);
        finished.delete(file.key);
      }
    },
  };
}

/** Reads a stream chunk by chunk, in browsers too, where a stream is not iterable everywhere; gives it up when the loop ends early. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel().catch(() => {});
  }
}

const joined = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
};

const streamOf = (bytes: Uint8Array): ReadableStream<Uint8Array> => new ReadableStream({
  start(controller) {
    if (bytes.length > 0) controller.enqueue(bytes.slice());
    controller.close();
  },
});
