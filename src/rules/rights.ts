import { fieldPermissions, permissions, type EditableField, type Entry, type FieldPermission, type OperationId, type Permission } from '../contract/permissions.ts';
import { roleScopes, scopes as everyScope, type Role, type Scope } from '../contract/session.ts';

/** Why somebody may not do something, as a problem says it. */
export type Refusal =
  | { readonly code: 'permissionDenied'; readonly params: { readonly scope: Entry } | { readonly rule: 'secondPerson' } }
  /** `allowed`: where the order, or the payment, would have to be. */
  | { readonly code: 'invalidTransition'; readonly params: { readonly from: string; readonly allowed: readonly string[] } };

/** Who asks, and what they ask it of. What is not given is not judged. */
export interface Asking {
  readonly scopes: Iterable<string>;
  readonly actorId: string;
  readonly order?: { readonly status: string } | undefined;
  readonly payment?: { readonly status: string; readonly recordedBy?: { readonly id: string } | undefined } | undefined;
  readonly settings?: { readonly secondPersonVerifies: boolean } | undefined;
}

const carries = (scopes: Iterable<string>, entry: Entry): boolean => {
  if (entry === 'session' || entry === 'public') return true;
  // A link and a warehouse’s signature are no rights of a person: no token stands in for them.
  return entry !== 'link' && entry !== 'provider' && new Set(scopes).has(entry);
};

/** Why an operation is refused, by the table of permissions; `undefined` when nothing speaks against it. */
export const refusedBecause = (operationId: OperationId, { scopes, actorId, order, payment, settings }: Asking): Refusal | undefined => {
  const rule: Permission = permissions[operationId];
  if (!carries(scopes, rule.scope)) return { code: 'permissionDenied', params: { scope: rule.scope } };
  for (const [thing, allowed] of [[order, rule.order], [payment, rule.payment]] as const) {
    if (thing !== undefined && allowed !== undefined && !(allowed as readonly string[]).includes(thing.status)) {
      return { code: 'invalidTransition', params: { from: thing.status, allowed } };
    }
  }
  const isOwn = rule.secondPerson === true && settings?.secondPersonVerifies === true && payment?.recordedBy?.id === actorId;
  return isOwn ? { code: 'permissionDenied', params: { rule: 'secondPerson' } } : undefined;
};

/** What changing a field of an order takes beside the right to change the order; `undefined` when that is there. Until when it may change is said by its stage. */
export const fieldRefusedBecause = (field: EditableField, { scopes }: Pick<Asking, 'scopes'>): Refusal | undefined => {
  const { scope }: FieldPermission = fieldPermissions[field];
  return scope === undefined || carries(scopes, scope) ? undefined : { code: 'permissionDenied', params: { scope } };
};

/** What a role may do in a shop. The shop’s own back end may do everything, so that nobody locks it out. */
export const scopesOfRole = (roles: Readonly<Record<string, readonly string[]>> | undefined, role: Role): readonly Scope[] => {
  if (role === 'service') return everyScope;
  const given = roles?.[role];
  return given === undefined ? roleScopes[role] : everyScope.filter((scope) => given.includes(scope));
};
