// Apart from the schemas, so that an element can say the limits without shipping a schema.

export const uploadStatuses = ['receiving', 'stored', 'rejected'] as const;
/** What a proof may be, told by its structure and not by its name. */
export const proofMediaTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;
/** The largest file, in bytes. */
export const maxUploadBytes = 10 * 1024 * 1024;
/** The chunk that a client sends at once, in bytes. */
export const uploadChunkBytes = 5 * 1024 * 1024;
export const maxProofsPerOrder = 20;
