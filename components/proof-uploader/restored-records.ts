import { uploadStates, type UploadRecord } from '../../src/index.ts';

const isRecord = (value: unknown): value is UploadRecord => {
  const record = (value ?? {}) as { readonly [Name in keyof UploadRecord]?: unknown };
  return typeof record.id === 'string' && typeof record.name === 'string' && typeof record.sizeBytes === 'number' && typeof record.lastModified === 'number'
    && typeof record.acceptedBytes === 'number' && uploadStates.some((state) => state === record.state);
};

/** Reads back the records that a browser kept with a form; what is none is left out. */
export const restoredRecords = (kept: string): UploadRecord[] => {
  try {
    const values: unknown = JSON.parse(kept);
    return Array.isArray(values) ? values.filter(isRecord) : [];
  } catch {
    // Kept by something else, such as another version of the page.
    return [];
  }
};
