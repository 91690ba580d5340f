import { createContentLink, getUpload } from '../contract/operations.ts';
import type { ContentLink, Upload } from '../contract/upload.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, type CallOptions } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';

/** How far a file is, and what the server says of it. */
export const get = (core: Core, uploadId: string, options?: CallOptions): ApiPromise<Upload> => call(core, getUpload, { params: { uploadId } }, options);

/** A short-lived address for the bytes of a file. */
export const contentLink = (core: Core, uploadId: string, options?: CallOptions): ApiPromise<ContentLink> => call(core, createContentLink, { params: { uploadId } }, options);
