import { getUpload } from '../contract/operations.ts';
import { call } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';
import { TimeoutError } from '../transport/errors.ts';
import { send } from '../transport/fetch.ts';
import { pause } from '../transport/pause.ts';
import { countsSentBytes, uploadContext, uploadsAddress, type Transfer } from './transfer.ts';

/** How long the server may take to look into a file. */
const confirmMs = 60_000;

const extensions = new WeakMap<Core, Promise<readonly string[]>>();

/** What a server speaks beyond the core of tus (“OPTIONS”, `Tus-Extension`); asked once. */
const extensionsOf = (core: Core): Promise<readonly string[]> => {
  const known = extensions.get(core);
  if (known) return known;
  const asked = send(core, new Request(uploadsAddress(core), { method: 'OPTIONS' }), { operation: 'uploads.options', attempt: 1, idempotencyKey: undefined })
    .then((response) => (response.headers.get('tus-extension') ?? '').split(/\s*,\s*/));
  extensions.set(core, asked);
  asked.catch(() => extensions.delete(core));
  return asked;
};

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
      if (upload.status === 'stored' || upload.status === 'rejected') return upload;
      // What this version does not know, such as a scan for viruses, takes as long as it takes.
      if (upload.status === 'receiving' && core.now() > endsAt) throw new TimeoutError(uploadContext());
      await pause(waitMs, signal);
    }
  },

  async discard(uploadUrl) {
    if (!uploadUrl.startsWith(`${uploadsAddress(core)}/`)) return;
    // What stays behind expires by itself.
    try {
      if (!(await extensionsOf(core)).includes('termination')) return;
      const request = new Request(uploadUrl, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } });
      const response = await send(core, request, { operation: 'uploads.discard', attempt: 1, idempotencyKey: undefined });
      await response.body?.cancel();
    } catch {
      return;
    }
  },
});
