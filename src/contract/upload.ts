import * as z from 'zod/mini';
import { Duplicate } from './payment.ts';
import { openEnum } from './scalars.ts';
import { uploadStatuses } from './upload-limits.ts';

/** A file on its way to the server, or there. */
export const Upload = z.object({
  id: z.string(),
  filename: z.string(),
  sizeBytes: z.int(),
  offsetBytes: z.int(),
  status: openEnum(uploadStatuses),
  mediaType: z.optional(z.string()),
  sha256: z.optional(z.string()),
  width: z.optional(z.int()),
  height: z.optional(z.int()),
  /** A PDF that carries scripts, launches or embedded files. */
  activeContent: z.optional(z.boolean()),
  /** Orders whose proof is the same file. */
  duplicateOf: z.array(Duplicate),
  rejection: z.optional(z.object({ code: z.string(), detail: z.string() })),
  createdAt: z.string(),
  expiresAt: z.optional(z.string()),
}).register(z.globalRegistry, { id: 'Upload' });
export type Upload = z.infer<typeof Upload>;

/** Where the bytes of a file can be fetched for a short while. */
export const ContentLink = z.object({ url: z.string(), expiresAt: z.string() }).register(z.globalRegistry, { id: 'ContentLink' });
export type ContentLink = z.infer<typeof ContentLink>;

/** What a short-lived link carries; it opens one file, until it expires, and nothing else. */
export const ContentQuery = z.strictObject({ expires: z.int(), signature: z.string().check(z.maxLength(128)) });
