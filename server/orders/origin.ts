import type { OrderInput } from '../../src/contract/order.ts';
import type { Caller } from '../caller.ts';
import { ProblemError } from '../problem-error.ts';

const fromPeople = new Set<string>(['manual', 'duplicate']);

/**
 * That an order comes from a web shop, an import or another system is said by the shop's own back end alone: such an
 * order needs no reason, and its customer gets no confirmation.
 * @throws {ProblemError} `permissionDenied`
 */
export function requireOrigin(caller: Caller, origin: NonNullable<OrderInput['origin']>): void {
  if (fromPeople.has(origin) || caller.actor.role === 'service') return;
  throw new ProblemError('permissionDenied', { detail: `Only the shop’s own back end may say that an order’s origin is ${origin}.`, params: { rule: 'origin' } });
}
