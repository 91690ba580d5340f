/**
 * The outside world, as the server's core sees it. What fulfils these stands in `server/adapters` (a real SMTP server,
 * folder, network) or in the core itself where it needs nothing of Node (files in memory).
 */

/** The time of the day. Business code never asks the machine itself. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** One mailbox (RFC 5322 section 3.4). The name is plain text, without quotes and encodings. */
export interface MailAddress {
  name?: string;
  /** An addr-spec of at most 254 characters. */
  address: string;
}

/** One e-mail, complete: nothing is looked up or added on its way out. */
export interface MailMessage {
  /** Ours, e.g. `msg_…`. The Message-ID header comes from it and is the same on every attempt, so that duplicates can be told. */
  messageId: string;
  /** What the Message-ID ends with, so that it stays the same when the sender's address changes; the sender's own domain without it. */
  idDomain?: string;
  from: MailAddress;
  /** Bare addr-specs, at least one. */
  to: readonly string[];
  subject: string;
  html: string;
  text: string;
  /** BCP 47; becomes `Content-Language`. */
  locale: string;
}

/** What the mail server said. */
export interface MailReceipt {
  /** Its reply to the message, for the record. */
  response: string;
  accepted: readonly string[];
  /** Recipients it refused while it took the message for the others. */
  rejected: readonly { address: string; permanent: boolean; reply: string }[];
}

/** Hands e-mail to a mail server. */
export interface MailTransport {
  /** @throws {MailError} when no recipient was accepted */
  send(message: MailMessage): Promise<MailReceipt>;
}

/** An e-mail that did not leave. */
export class MailError extends Error {
  override readonly name = 'MailError';
  /** Whether trying again is useless: the mail server answered 5xx to the message, or the message itself is unfit. */
  readonly permanent: boolean;
  /** What the mail server said, or what kept us from asking it; fit to be shown to staff. */
  readonly reply: string;

  constructor({ permanent, reply, cause }: { permanent: boolean; reply: string; cause?: unknown }) {
    super(`The e-mail was not accepted: ${reply}`, { cause });
    this.permanent = permanent;
    this.reply = reply;
  }
}

/**
 * Keeps uploaded bytes. A file is received under an upload's id, byte by byte and over several requests, and is then
 * moved once to its final key. What a file is and whose it is stands in the database, not here.
 */
export interface FileStore {
  /** Begins an empty file. @throws {FileStoreError} `exists` */
  create(id: string): Promise<void>;
  /**
   * Adds bytes at the end. When the stream breaks off, what came stays: ask `sizeOf` where to go on.
   * @returns the file's size in bytes afterwards
   * @throws {FileStoreError} `notFound`; `wrongOffset` when `offsetBytes` is not the size; `busy` while another append
   *   to the same file runs; `full`; `tooLarge` when the body goes past `maxSizeBytes`: what fits is kept
   */
  append(file: { id: string; offsetBytes: number; body: ReadableStream<Uint8Array>; maxSizeBytes: number }): Promise<number>;
  /** Size in bytes of a file being received. @throws {FileStoreError} `notFound` */
  sizeOf(id: string): Promise<number>;
  /** The bytes received so far. @throws {FileStoreError} `notFound` */
  readReceived(id: string): Promise<ReadableStream<Uint8Array>>;
  /**
   * Makes the bytes safe against a power cut and moves them to `key`, in one step that is either done or not. Done
   * again after it was done, it changes nothing.
   * @param file.key `YYYY/MM/<order or upload id>/<file name>`
   * @throws {FileStoreError} `notFound`; `exists` when other bytes lie at `key`
   */
  finish(file: { id: string; key: string }): Promise<void>;
  /** The bytes of a finished file. @throws {FileStoreError} `notFound` */
  read(key: string): Promise<ReadableStream<Uint8Array>>;
  /** Removes a file being received (`id`) or a finished one (`key`); that it is not there is no error. */
  remove(file: { id: string } | { key: string }): Promise<void>;
}

/** Why a file could not be kept or found. */
export type FileStoreProblem = 'notFound' | 'exists' | 'wrongOffset' | 'busy' | 'tooLarge' | 'full' | 'invalidName';

/** A file store's refusal. */
export class FileStoreError extends Error {
  override readonly name = 'FileStoreError';
  readonly code: FileStoreProblem;

  constructor(code: FileStoreProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A call to somebody else's system. */
export interface OutboundRequest {
  /** http or https. */
  url: string;
  /** The Standard Webhooks id (`webhook-id`): the same on every attempt, so that the receiver applies it once. */
  id: string;
  /** JSON text, signed and sent as it is. */
  body: string;
  /** `whsec_…`, known to both sides; several while one is being replaced, and the call carries a signature of each. */
  secret: string | readonly string[];
}

/** What the other side answered. */
export interface OutboundAnswer {
  status: number;
  /** The body's beginning; what is longer than the adapter's cap is not read. */
  body: string;
  /** From `Retry-After` (RFC 9110 section 10.2.3), as a wait from now. */
  retryAfterSeconds?: number;
}

/** Sends signed calls (Standard Webhooks 1.0.0) to providers and webhook endpoints. */
export interface Outbound {
  /**
   * Any status is an answer: what counts as success is the caller's to decide. A redirect is answered, never followed.
   * @throws {OutboundError} when there is no answer
   */
  post(request: OutboundRequest): Promise<OutboundAnswer>;
  /**
   * Why an address that somebody typed is not called, for a person to read, as far as it can be told without asking
   * where a name leads; `undefined` when it may be tried. Without this, every https and http address may be.
   */
  refusal?(url: string): string | undefined;
}

/** A call that got no answer. */
export class OutboundError extends Error {
  override readonly name = 'OutboundError';
  /** `forbidden`: the address lies in a network that calls must not reach; trying again is useless. */
  readonly reason: 'timeout' | 'network' | 'forbidden';
  /** The other side was reached, and may have taken the call although it did not say so. */
  readonly mayHaveArrived: boolean;

  constructor(reason: OutboundError['reason'], message: string, { mayHaveArrived = false, ...options }: ErrorOptions & { mayHaveArrived?: boolean } = {}) {
    super(message, options);
    this.reason = reason;
    this.mayHaveArrived = mayHaveArrived;
  }
}
