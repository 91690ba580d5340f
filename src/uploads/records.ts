import type { ProofInput } from '../contract/payment.ts';
import type { Upload } from '../contract/upload.ts';

/**
 * Where a file is on its way:
 * - `waiting`: chosen, not looked at yet · `checking`: its bytes are being looked at · `ready`: waits for its turn
 * - `duplicate`: it is in the list already, see `duplicateOf`; a person keeps both, replaces the other one or removes this one
 * - `uploading`: bytes are on their way · `stalled`: they are, but none arrived for two seconds · `processing`: all are there, the server looks at them
 * - `paused`: a person stopped it · `offline`: there is no network; goes on by itself
 * - `elsewhere`: another tab sends it; shows how far that is, and goes on by itself when that tab is closed
 * - `done`: stored, can be used as a proof · `failed`: see `problem`; can be tried again when that is `retryable`
 * - `needsFile`: known from before a reload, its bytes are not; the person has to choose the file again
 * - `expired`: the server has given up the unfinished upload; goes on from the start when it is tried again, or chosen again where its bytes are not here
 */
export const uploadStates = [
  'waiting', 'checking', 'duplicate', 'ready', 'uploading', 'stalled', 'processing', 'paused', 'offline', 'elsewhere', 'done', 'failed', 'needsFile', 'expired',
] as const;
export type UploadState = (typeof uploadStates)[number];

/** Why a file is not taken, by the checks here before anything is sent. */
export type UploadRefusal = 'unsupportedMediaType' | 'uploadTooLarge' | 'emptyFile' | 'tooManyFiles' | 'totalTooLarge' | 'fileUnreadable';

/** What went wrong with a file. */
export interface UploadProblem {
  /**
   * A refusal; a problem code of the server; `checksumMismatch` when the server has other bytes than were sent; `uploadGone` when it
   * has given them up; or `network`, `timeout`, `unknown`.
   */
  readonly code: UploadRefusal | 'checksumMismatch' | 'uploadGone' | 'network' | 'timeout' | 'unknown' | (string & {});
  /** In English, for a developer; a person reads the element's own words for the code. */
  readonly detail: string;
  /** Whether the same bytes may go through when they are sent again. */
  readonly retryable: boolean;
  readonly requestId?: string | undefined;
  /** What the code is about, such as `{ limitBytes: 10485760 }`. */
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/** What a person says a file proves: a proof of the contract without its upload. */
export interface UploadDetails {
  readonly kind?: ProofInput['kind'] | undefined;
  readonly claimed?: ProofInput['claimed'] | undefined;
}

/** One file of a queue. Never changes: each change makes a new record. Holds no bytes, so it can be stored. */
export interface UploadRecord {
  /** The queue's own name for it; stays the same over a reload. */
  readonly id: string;
  readonly state: UploadState;
  /** As the file is called; with a number where another file of the list has the same name, such as `image (2).jpg`. */
  readonly name: string;
  /** Where it lay in a folder that was added, with its name: `slips/may/image.jpg`. */
  readonly path?: string | undefined;
  readonly sizeBytes: number;
  /** Milliseconds since 1970-01-01 UTC, as the file says. */
  readonly lastModified: number;
  /** By the bytes, once they have been looked at; never by the name. */
  readonly mediaType?: string | undefined;
  /** Of its two ends, once they have been looked at and where the platform can work it out. Two files of one size are the same when it is. */
  readonly fingerprint?: string | undefined;
  /** The record of the same file; stays when the person keeps both. */
  readonly duplicateOf?: string | undefined;
  /** The id of the file that goes once the bytes of this one have been looked at and are good. */
  readonly replaces?: string | undefined;
  readonly details?: UploadDetails | undefined;
  /** What the server has accepted: where the upload goes on after a cut. */
  readonly acceptedBytes: number;
  /** What has left this machine; at least `acceptedBytes`, and the same where it cannot be measured. */
  readonly sentBytes: number;
  /** How fast bytes leave, smoothed, while they do. */
  readonly bytesPerSecond?: number | undefined;
  /** Whether the bytes are kept in this browser, so that it goes on by itself after a reload. */
  readonly isKept?: boolean | undefined;
  /** The address of the unfinished upload on the server. */
  readonly uploadUrl?: string | undefined;
  /** When the server gives up the unfinished upload, in milliseconds since 1970-01-01 UTC, where it says so. */
  readonly expiresAt?: number | undefined;
  /** What a proof names. */
  readonly uploadId?: string | undefined;
  /** What the server says of the file, once it is `done`. */
  readonly upload?: Upload | undefined;
  /** With `failed` and `expired`. */
  readonly problem?: UploadProblem | undefined;
  /** Everything that is wrong with a file that was refused here; `problem` is the first of it. */
  readonly problems?: readonly UploadProblem[] | undefined;
}

/** A file of a folder, with its name and the folders that it lay in. */
export interface FileAtPath {
  readonly file: File;
  readonly path: string;
}

/** All files of a queue together; what was refused, and what waits for a decision, is not among them. */
export interface UploadTotals {
  readonly files: number;
  readonly done: number;
  /** Those that can be tried again. */
  readonly failed: number;
  readonly sizeBytes: number;
  readonly acceptedBytes: number;
  readonly sentBytes: number;
  /** Of all that are on their way, smoothed; 0 when none is. */
  readonly bytesPerSecond: number;
  /** Until those that go on by themselves are there; absent while nothing moves. */
  readonly secondsLeft?: number | undefined;
}

/** What an element needs of a queue; `UploadQueue` is one. Dispatches `change` after every change, and `done` with each file that is stored. */
export interface Uploads extends EventTarget {
  /** In the order in which they were added, or moved to. A new array with every change. */
  readonly records: readonly UploadRecord[];
  readonly totals: UploadTotals;
  /** Whether a file is still on its way, so that a form has to wait. */
  readonly busy: boolean;
  /** Whether bytes of a file that is on its way would be lost with the page. */
  readonly losesBytes: boolean;
  /** Until when the server has asked to wait, in milliseconds since 1970-01-01 UTC; everything waits in `ready` and goes on by itself. */
  readonly heldUntil: number | undefined;
  /** How many files fit. It can be set to fewer than the queue was made for, and back; files that are there stay. */
  maxFiles: number;
  /**
   * Checks the files and sends them, three at a time. A file that is refused stays in the list as `failed` with its problem.
   * One that a `needsFile` record waits for goes on there, and is not among the records that come back.
   * @param options.inPlaceOf the id of a file that the one file takes the place of, once its bytes have been looked at and are good
   */
  add(files: Iterable<File | FileAtPath>, options?: { readonly inPlaceOf?: string | undefined }): readonly UploadRecord[];
  /** The bytes of a record, for a preview, where they are here. */
  fileOf(id: string): File | undefined;
  pause(id: string): void;
  resume(id: string): void;
  /** Tries a failed or expired file again, before those that wait their turn. */
  retry(id: string): void;
  pauseAll(): void;
  resumeAll(): void;
  /** Tries all again that can be. */
  retryAll(): void;
  /** Sends a `duplicate` as well. */
  keepBoth(id: string): void;
  /** Puts a `duplicate` in the place of the other file, which is removed. */
  replace(id: string): void;
  /** Moves a file to another place in the list, counted from 0. */
  move(id: string, toIndex: number): void;
  /** Says what a file proves, in place of what was said before. */
  describe(id: string, details: UploadDetails): void;
  /** Gives the bytes of a `needsFile` or `expired` record; says whether it is the same file: by its bytes, else by name, size and time. */
  provideFile(id: string, file: File): Promise<boolean>;
  /** Stops a file and takes it off the list; what the server has of an unfinished one is deleted there. */
  remove(id: string): void;
  removeAll(): void;
  /** The file that was taken off last, as long as it can be brought back. */
  readonly takenOff: UploadRecord | undefined;
  /**
   * Stops a file and takes it off the list so that `bringBack()` puts it there again: for 8 seconds, and until files are added or
   * removed. Only then is what the server has of an unfinished one deleted. One whose duplicate takes its part is removed for good.
   */
  takeOff(id: string): void;
  /** While it is held, what was taken off can be brought back without an end; then for 8 seconds more. For somebody who is about to. */
  holdTakenOff(isHeld: boolean): void;
  /** Puts back what was taken off last, where it was; an unfinished one goes on from there. */
  bringBack(): void;
  /** Puts back what a draft has kept; what is unfinished goes on by itself where its bytes are kept in this browser, else it is `needsFile`. */
  restore(records: readonly UploadRecord[]): void;
  /** Puts back what this browser has kept of the queue's scope since before a reload, as `restore` does. @returns what was found */
  recover(): Promise<readonly UploadRecord[]>;
  /** Stops and removes everything, and forgets what this browser has kept of any queue: for a person who signs out. */
  forgetAll(): Promise<void>;
  /** Stops everything and forgets nothing: the uploads can go on in another queue. */
  dispose(): void;
}

/** The event that a queue dispatches as `done`. */
export interface UploadDoneEvent extends Event {
  readonly record: UploadRecord;
}
