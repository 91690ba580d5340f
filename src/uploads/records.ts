import type { Upload } from '../contract/upload.ts';

/**
 * Where a file is on its way:
 * - `waiting`: chosen, not looked at yet · `checking`: its bytes are being looked at · `ready`: waits for its turn
 * - `uploading`: bytes are on their way · `stalled`: they are, but none arrived for a while · `processing`: all are there, the server looks at them
 * - `paused`: a person stopped it · `offline`: there is no network; goes on by itself
 * - `done`: stored, can be used as a proof · `failed`: see `problem`; can be tried again when that is `retryable`
 * - `needsFile`: known from before a reload, its bytes are not; the person has to choose the file again
 * - `expired`: the server has given up the unfinished upload; goes on from the start when it is tried again
 */
export const uploadStates = [
  'waiting', 'checking', 'ready', 'uploading', 'stalled', 'processing', 'paused', 'offline', 'done', 'failed', 'needsFile', 'expired',
] as const;
export type UploadState = (typeof uploadStates)[number];

/** Why a file is not taken, by the checks here before anything is sent. */
export type UploadRefusal = 'unsupportedMediaType' | 'uploadTooLarge' | 'emptyFile' | 'tooManyFiles' | 'duplicateFile';

/** What went wrong with a file. */
export interface UploadProblem {
  /** A refusal, a problem code of the server, or `network`, `timeout`, `unknown`. */
  readonly code: UploadRefusal | 'network' | 'timeout' | 'unknown' | (string & {});
  /** In English, for a developer; a person reads the element's own words for the code. */
  readonly detail: string;
  /** Whether the same bytes may go through when they are sent again. */
  readonly retryable: boolean;
  readonly requestId?: string | undefined;
  /** What the code is about, such as `{ limitBytes: 10485760 }` or the name of the file that is the same. */
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/** One file of a queue. Never changes: each change makes a new record. Holds no bytes, so it can be stored. */
export interface UploadRecord {
  /** The queue's own name for it; stays the same over a reload. */
  readonly id: string;
  readonly state: UploadState;
  readonly name: string;
  readonly sizeBytes: number;
  /** Milliseconds since 1970-01-01 UTC, as the file says. */
  readonly lastModified: number;
  /** By the bytes, once they have been looked at; never by the name. */
  readonly mediaType?: string | undefined;
  /** What the server has accepted: where the upload goes on after a cut. */
  readonly acceptedBytes: number;
  /** What has left this machine; at least `acceptedBytes`, and the same where it cannot be measured. */
  readonly sentBytes: number;
  /** The address of the unfinished upload on the server. */
  readonly uploadUrl?: string | undefined;
  /** What a proof names. */
  readonly uploadId?: string | undefined;
  /** What the server says of the file, once it is `done`. */
  readonly upload?: Upload | undefined;
  /** With `failed` and `expired`. */
  readonly problem?: UploadProblem | undefined;
}

/** What an element needs of a queue; `UploadQueue` is one. Dispatches `change` after every change, and `done` with each file that is stored. */
export interface Uploads extends EventTarget {
  /** In the order in which they were added. A new array with every change. */
  readonly records: readonly UploadRecord[];
  /** Whether a file is still on its way, so that a form has to wait. */
  readonly busy: boolean;
  /** Checks the files and sends them, three at a time. A file that is refused stays in the list as `failed` with its problem. */
  add(files: Iterable<File>): readonly UploadRecord[];
  /** The bytes of a record, for a preview, where they are here. */
  fileOf(id: string): File | undefined;
  pause(id: string): void;
  resume(id: string): void;
  /** Tries a failed or expired file again. */
  retry(id: string): void;
  /** Gives the bytes of a `needsFile` record; says whether it is the same file. */
  provideFile(id: string, file: File): boolean;
  /** Stops a file and takes it off the list; what the server has of an unfinished one is deleted there. */
  remove(id: string): void;
  /** Puts back what a draft has kept; unfinished files come back as `needsFile`. */
  restore(records: readonly UploadRecord[]): void;
  /** Stops everything and forgets nothing: the uploads can go on in another queue. */
  dispose(): void;
}

/** The event that a queue dispatches as `done`. */
export interface UploadDoneEvent extends Event {
  readonly record: UploadRecord;
}
