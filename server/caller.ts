import type { Actor, Scope } from '../src/contract/session.ts';
import { ProblemError } from './problem-error.ts';

/** Who asks, and for which shop. Every service takes one and looks at nothing outside its shop. */
export interface Caller {
  readonly shopId: string;
  readonly actor: Actor;
  readonly scopes: ReadonlySet<string>;
  /** Whose idempotency keys these are: the same person's over any number of tokens. */
  readonly principal: string;
  /** When the token ends; a service key does not. */
  readonly expiresAt?: string;
}

/** Who acts when nobody asked. */
export const systemActor: Actor = { id: 'system', name: 'System', role: 'system' };

/** @throws {ProblemError} `permissionDenied`, naming the scope */
export const requireScope = (caller: Caller, scope: Scope, detail = `This needs the scope ${scope}.`): void => {
  if (!caller.scopes.has(scope)) throw new ProblemError('permissionDenied', { detail, params: { scope } });
};
