import * as z from 'zod/mini';
import { EmailAddress, line, openEnum } from './scalars.ts';

export const scopes = [
  'orders:read', 'orders:write', 'orders:cancel', 'prices:override', 'stock:oversell', 'payments:record', 'payments:verify',
  'catalogue:read', 'catalogue:write', 'stock:write', 'uploads:write', 'fulfilments:write', 'messages:send', 'settings:write', 'sessions:create',
] as const;
export type Scope = (typeof scopes)[number];

export const roles = ['merchant', 'ops', 'viewer', 'service'] as const;
export type Role = (typeof roles)[number];

const readOnly = ['orders:read', 'catalogue:read'] as const satisfies readonly Scope[];

/** What each role may do where a shop has not said otherwise; a token may be given fewer scopes than its role, never more. */
export const roleScopes: Readonly<Record<Role, readonly Scope[]>> = {
  merchant: [...readOnly, 'orders:write', 'orders:cancel', 'prices:override', 'payments:record', 'uploads:write', 'messages:send'],
  ops: [...readOnly, 'orders:write', 'orders:cancel', 'payments:record', 'payments:verify', 'stock:write', 'uploads:write', 'fulfilments:write', 'messages:send'],
  viewer: readOnly,
  service: scopes,
};

/** Who did something. */
export const Actor = z.object({
  id: z.string(),
  name: z.string(),
  role: openEnum([...roles, 'provider', 'system'] as const),
}).register(z.globalRegistry, { id: 'Actor' });
export type Actor = z.infer<typeof Actor>;

export const SessionInput = z.strictObject({
  actor: z.strictObject({ id: line(128), name: line(200), email: z.optional(EmailAddress), role: z.enum(roles) }),
  /** At most those of the role; all of them when absent. */
  scopes: z.optional(z.array(z.enum(scopes))),
  /** How long the token lives: 60 to 3,600 seconds, 900 when absent. */
  expiresInSeconds: z.optional(z.int().check(z.gte(60), z.lte(3_600))),
}).register(z.globalRegistry, { id: 'SessionInput' });
export type SessionInput = z.infer<typeof SessionInput>;

/** A short-lived right for one person's widget. The token is shown once and kept by its hash. */
export const Session = z.object({
  id: z.string(),
  token: z.string(),
  actor: Actor,
  scopes: z.array(openEnum(scopes)),
  expiresAt: z.string(),
}).register(z.globalRegistry, { id: 'Session' });
export type Session = z.infer<typeof Session>;

/** Whose token a call carries, and what it may do. */
export const CurrentSession = z.object({ shopId: z.string(), actor: Actor, scopes: z.array(openEnum(scopes)), expiresAt: z.optional(z.string()) })
  .register(z.globalRegistry, { id: 'CurrentSession' });
export type CurrentSession = z.infer<typeof CurrentSession>;
