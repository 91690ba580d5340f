import { getUpload } from '../contract/operations.ts';
import { call } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';
import { TimeoutError } from '../transport/errors.ts';
import { send } from '../transport/fetch.ts';
import { pause } from '../transport/pause.ts';
import { countsSentBytes, uploadContext, type Transfer } from './transfer.ts';

/** How long the server may take to look into a file. */
const confirmMs = 60_000;

/** Sends files by tus 1.0.0 (https://tus.io/protocols/resumable-upload), in chunks of 5 MiB, from where the server has them. */
export const tusTransfer = (core: Core): Transfer => ({
  get countsSentBytes() {
    return countsSentBytes(core);
  },

  async send(request) {
    request.signal.throwIfAborted();
    // Loaded with the first file: most pages never send one.
    const { sendByTus } = await import('./tus-send.ts');
    return sendByTus(core, request);
  },

  async confirm(uploadId, signal) {
    const endsAt = core.now() + confirmMs;
    for (let waitMs = 250; ; waitMs = Math.min(waitMs * 2, 4_000)) {
      const upload = await call(core, getUpload, { params: { uploadId } }, { signal });
      if (upload.status !== 'receiving') return upload;
      if (core.now() > endsAt) throw new TimeoutError(uploadContext());
      await pause(waitMs, signal);
    }
  },

  async discard(uploadUrl) {
    const request = new Request(uploadUrl, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } });
    // What stays behind expires by itself.
    await send(core, request, { operation: 'uploads.discard', attempt: 1, idempotencyKey: undefined }).then((response) => response.body?.cancel(), () => undefined);
  },
});
