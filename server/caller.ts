import type { EditableField, OperationId } from '../src/contract/permissions.ts';
import type { Actor, Scope } from '../src/contract/session.ts';
import { fieldRefusedBecause, refusedBecause, type Asking, type Refusal } from '../src/rules/rights.ts';
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

const detailOf = ({ code, params }: Refusal): string => {
  if (code === 'invalidTransition') return `This is not possible where it is ${params.from}, only where it is ${params.allowed.join(' or ')}.`;
  return 'scope' in params ? `This needs the scope ${params.scope}.` : 'Somebody else than who recorded the payment has to do this.';
};

/**
 * Keeps to the table of permissions: the scope, and as far as they are given, where order and payment are and who
 * recorded the payment. Give the settings wherever the table asks for a second person.
 * @throws {ProblemError} `permissionDenied` naming the scope or the rule, `invalidTransition` naming where it would be possible
 */
export function requireMay(caller: Caller, operationId: OperationId, about: Pick<Asking, 'order' | 'payment' | 'settings'> = {}): void {
  refuse(refusedBecause(operationId, { scopes: caller.scopes, actorId: caller.actor.id, ...about }));
}

/** What the fields that change take beside the right to change the order. @throws {ProblemError} `permissionDenied`, naming the scope */
export function requireMayEdit(caller: Caller, fields: readonly EditableField[]): void {
  for (const field of fields) refuse(fieldRefusedBecause(field, caller));
}

function refuse(refusal: Refusal | undefined): void {
  if (refusal !== undefined) throw new ProblemError(refusal.code, { detail: detailOf(refusal), params: { ...refusal.params } });
}
