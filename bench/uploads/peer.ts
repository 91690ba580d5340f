import type { ReadStream } from 'node:fs';
import { Upload } from 'tus-js-client';
import { uploadChunkBytes } from '../../src/contract/upload-limits.ts';
import type { SendAll } from './batch.ts';

export interface PeerOptions {
  readonly endpoint: string;
  readonly key: string;
  /** What the library is given for a file: in Node it takes no `File`. */
  readonly input: (file: File) => File | ReadStream;
}

/** tus-js-client as its own documentation uses it, at our size of chunks. */
export const sendByPeer = ({ endpoint, key, input }: PeerOptions): SendAll => async (files, onTransferred) => {
  await Promise.all(files.map((file) => new Promise<void>((resolve, reject) => {
    new Upload(input(file), {
      endpoint, chunkSize: uploadChunkBytes, retryDelays: [0, 1_000, 3_000, 5_000], storeFingerprintForResuming: false,
      headers: { authorization: `Bearer ${key}` }, metadata: { filename: file.name, filetype: file.type },
      onSuccess: () => {
        onTransferred();
        resolve();
      },
      onError: reject,
    }).start();
  })));
};
