/** A file being received, as its record says. */
export interface ReceivingUpload {
  id: string;
  sizeBytes: number;
  /** How many bytes are here. */
  offsetBytes: number;
  /** When what came is removed, if it is not complete by then. Milliseconds since 1970. */
  expiresAt: number;
}

/** What the client declares before it sends a byte. */
export interface DeclaredUpload {
  sizeBytes: number;
  /** `Upload-Metadata`, as it came. */
  metadata: string | undefined;
}

/** Decides and records; the receiver moves bytes and nothing else. Bound to one caller. */
export interface UploadRecords {
  /** Makes the record and the empty file. @throws {ProblemError} `uploadTooLarge`, `unsupportedMediaType`, `malformedRequest` */
  create(declared: DeclaredUpload): Promise<ReceivingUpload>;
  /**
   * @throws {ProblemError} `notFound`, also for somebody else's; `uploadGone` when it has expired or was refused;
   *   `unsupportedMediaType` when every byte is there and shows only now that it is to be refused
   */
  find(id: string): Promise<ReceivingUpload>;
  /** Every byte is there: looks into the file and keeps or refuses it. @throws {ProblemError} `unsupportedMediaType` */
  complete(id: string): Promise<void>;
  /** Forgets the file and removes its bytes. @throws {ProblemError} `notFound`; `invalidTransition` when an order holds it */
  terminate(id: string): Promise<void>;
}

/** Speaks tus 1.0.0 below `/v1/uploads`: creation, creation-with-upload, termination. Who calls has been found out before. */
export interface UploadReceiver {
  /** @throws {ProblemError} for whatever is refused */
  handle(request: Request, records: UploadRecords): Promise<Response>;
}

export const bytesType = 'application/offset+octet-stream';

/** The upload that a request's path names: `/v1/uploads/{id}`; nothing else is ever an id. */
export const uploadIdOf = (request: Request): string => /\/(upl_[0-9A-Za-z_-]{1,64})$/.exec(new URL(request.url).pathname)?.[1] ?? '';

/** Where a created upload is found: below the path that the client called, whatever stands in front of this server. */
export const locationOf = (request: Request, id: string): string => `${new URL(request.url).pathname.replace(/\/$/, '')}/${id}`;
