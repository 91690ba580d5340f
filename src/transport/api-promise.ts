import { isManualOrderError, type ManualOrderError } from './errors.ts';

/** An answer with what travelled around it. */
export interface ApiResponse<T> {
  readonly data: T;
  /** The strong ETag, in its quotes, where the answer has one; what `ifMatch` takes. */
  readonly etag: string | undefined;
  readonly requestId: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** How many requests were sent, retries included. */
  readonly attempts: number;
  /** The untouched JSON, with the fields that this version does not know. */
  readonly json: unknown;
  /** Status and headers; its body has been read. */
  readonly response: Response;
}

/** What a call came to, for who prefers a value to an exception. */
export type Result<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: ManualOrderError };

/** The promise of an answer: `await` it for the data, or ask for more. The call is on its way as soon as it is made. */
export class ApiPromise<T> implements Promise<T> {
  readonly #answer: Promise<ApiResponse<T>>;

  constructor(answer: Promise<ApiResponse<T>>) {
    this.#answer = answer;
  }

  get [Symbol.toStringTag](): string {
    return 'ApiPromise';
  }

  /** The data with its ETag, request id and response. */
  withResponse(): Promise<ApiResponse<T>> {
    return this.#answer;
  }

  /** A result instead of an exception; only what is no error of the SDK (an abort, a mistake in the program) still throws. */
  async safe(): Promise<Result<T>> {
    try {
      return { ok: true, data: (await this.#answer).data };
    } catch (error) {
      if (isManualOrderError(error)) return { ok: false, error };
      throw error;
    }
  }

  then<A = T, B = never>(onData?: ((data: T) => A | PromiseLike<A>) | null, onError?: ((error: unknown) => B | PromiseLike<B>) | null): Promise<A | B> {
    return this.#answer.then(({ data }) => data).then(onData, onError);
  }

  catch<B = never>(onError?: ((error: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, onError);
  }

  finally(onSettled?: (() => void) | null): Promise<T> {
    return this.then().finally(onSettled);
  }
}
