import type { ReactiveControllerHost } from 'lit';
import { isApiError, isManualOrderError, type FieldError } from '../../src/index.ts';

/**
 * Why an order was not placed, by what a person can do about it:
 * - `refused`: something in it is wrong, see its fields · `unsure`: it may have been placed; trying again under the same key is safe
 * - `keyReused`: an order with other details may stand under this draft's key · `failed`: it was not placed; it can be tried again
 */
export type SubmitOutcome = 'refused' | 'unsure' | 'keyReused' | 'failed';
export interface SubmitFailure { readonly outcome: SubmitOutcome; readonly error: unknown; readonly fields: readonly FieldError[] }

const classify = (error: unknown): SubmitFailure => {
  if (isApiError(error)) {
    const fields = error.fields;
    if (error.code === 'idempotencyKeyReused') return { outcome: 'keyReused', error, fields: [] };
    if (error.code === 'idempotencyInProgress' || error.status >= 500) return { outcome: 'unsure', error, fields: [] };
    return { outcome: fields.length > 0 ? 'refused' : 'failed', error, fields };
  }
  // Without an answer nobody knows; without a token nothing was sent.
  const wasSent = !isManualOrderError(error) || error.kind !== 'authentication';
  return { outcome: wasSent ? 'unsure' : 'failed', error, fields: [] };
};

/** Places the order, one call at a time: a second click while the first is under way does nothing. */
export class Submission {
  readonly #host: ReactiveControllerHost;
  #isRunning = false;
  #failure: SubmitFailure | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get isRunning(): boolean { return this.#isRunning; }
  /** Of the last try, until the next one or until something is changed. */
  get failure(): SubmitFailure | undefined { return this.#failure; }

  forget(): void {
    if (!this.#failure) return;
    this.#failure = undefined;
    this.#host.requestUpdate();
  }

  /** What a call that places an order comes to, or nothing; `failure` then says why. */
  async place<Outcome>(call: () => Promise<Outcome>): Promise<Outcome | undefined> {
    if (this.#isRunning) return undefined;
    this.#isRunning = true;
    this.#failure = undefined;
    this.#host.requestUpdate();
    try {
      return await call();
    } catch (error) {
      this.#failure = classify(error);
      return undefined;
    } finally {
      this.#isRunning = false;
      this.#host.requestUpdate();
    }
  }
}
