import { roles, scopes as everyScope, type Actor, type CurrentSession, type Scope, type Session, type SessionInput } from '../../src/contract/session.ts';
import { scopesOfRole } from '../../src/rules/rights.ts';
import { sha256Hex, toBase64Url } from '../bytes.ts';
import type { Caller } from '../caller.ts';
import type { Database, Tx } from '../database/database.ts';
import type { Events } from '../events/events.ts';
import { newId } from '../ids.ts';
import type { Clock } from '../ports.ts';
import { ProblemError } from '../problem-error.ts';
import type { ShopSettings } from '../settings/settings.ts';
import { deleteSessionsBefore, findServiceKey, findSession, insertSession, replaceServiceKey } from './session-store.ts';

const defaultLifeSeconds = 900;
const tokenPrefix = 'mos_';
const tokenBytes = 32;

/** Finds out who calls, and gives widgets short-lived rights. */
export interface Sessions {
  /** Who holds a token: a service key or a session's. @throws {ProblemError} `unauthenticated` */
  authenticate(request: Request): Promise<Caller>;
  /** @throws {ProblemError} `permissionDenied` naming the scope that role or caller lacks */
  create(tx: Tx, input: SessionInput, caller: Caller): Promise<Session>;
  current(caller: Caller): CurrentSession;
  /** Makes `serviceKey` the one key of its shop. */
  keepServiceKey(tx: Tx, shop: { shopId: string; serviceKey: string }): Promise<void>;
  /** Forgets sessions that have ended. */
  sweep(): Promise<void>;
}

const serviceActor: Actor = { id: 'service', name: 'Service', role: 'service' };

const unauthenticated = (detail: string): ProblemError =>
  new ProblemError('unauthenticated', { detail, headers: { 'WWW-Authenticate': 'Bearer' } });

/** What a token of a role may still do: what it was given, less what its shop has since taken from the role. */
function scopesLeft(given: readonly string[], actor: Actor, ofRoles: Readonly<Record<string, readonly string[]>> | null): ReadonlySet<string> {
  const role = roles.find((each) => each === actor.role);
  const ofRole: readonly string[] = role === undefined ? [] : scopesOfRole(ofRoles ?? undefined, role);
  return new Set(given.filter((scope) => ofRole.includes(scope)));
}

export interface SessionsOptions {
  database: Database;
  clock: Clock;
  settings: ShopSettings;
  events: Events;
  /** The shops that are served here: what other servers keep in the same database opens nothing. */
  shopIds: readonly string[];
}

export function createSessions({ database, clock, settings, events, shopIds }: SessionsOptions): Sessions {
  const instant = (offsetSeconds = 0): string => new Date(clock.now() + offsetSeconds * 1_000).toISOString();

  return {
    async authenticate(request) {
      const token = /^Bearer ([\x21-\x7e]{1,512})$/i.exec(request.headers.get('authorization') ?? '')?.[1];
      if (token === undefined) throw unauthenticated('Send a token: Authorization: Bearer ….');
      // A look-up by a hash takes no secret-dependent time that would help to guess the token itself.
      const tokenHash = await sha256Hex(token);
      if (token.startsWith(tokenPrefix)) {
        const session = await database.read((db) => findSession(db, { shopIds, tokenHash, now: instant() }));
        if (session === undefined) throw unauthenticated('The session has ended or never was.');
        return {
          shopId: session.shop_id, actor: session.actor, scopes: scopesLeft(session.scopes, session.actor, session.roles),
          principal: `actor:${session.actor.id}`, expiresAt: session.expires_at,
        };
      }
      const key = await database.read((db) => findServiceKey(db, { shopIds, keyHash: tokenHash }));
      if (key === undefined) throw unauthenticated('The token is not known.');
      return { shopId: key.shop_id, actor: serviceActor, scopes: new Set<string>(everyScope), principal: 'service' };
    },

    async create(tx, { actor, scopes, expiresInSeconds = defaultLifeSeconds }, caller) {
      const { roles: ofRoles } = await settings.read(tx, caller.shopId);
      const ofRole = scopesOfRole(ofRoles, actor.role);
      const missing = scopes?.find((scope) => !ofRole.includes(scope) || !caller.scopes.has(scope));
      if (missing !== undefined) {
        throw new ProblemError('permissionDenied', {
          detail: ofRole.includes(missing) ? `You cannot give ${missing}, which you do not have.` : `The role ${actor.role} does not have ${missing}.`,
          params: { scope: missing },
        });
      }
      const given: Scope[] = [...new Set(scopes ?? ofRole.filter((scope) => caller.scopes.has(scope)))];
      const token = `${tokenPrefix}${toBase64Url(crypto.getRandomValues(new Uint8Array(tokenBytes)))}`;
      const person: Actor = { id: actor.id, name: actor.name, role: actor.role };
      const session = { id: newId('ses'), expiresAt: instant(expiresInSeconds) };
      await insertSession(tx, {
        shop_id: caller.shopId, id: session.id, token_hash: await sha256Hex(token), actor: person, scopes: given,
        created_at: instant(), expires_at: session.expiresAt,
      });
      await events.append(tx, {
        shopId: caller.shopId,
        events: [{ type: 'session.created', actor: caller.actor, data: { sessionId: session.id, for: person, scopes: given, expiresAt: session.expiresAt } }],
      });
      return { ...session, token, actor: person, scopes: given };
    },

    current: ({ shopId, actor, scopes, expiresAt }) => ({
      shopId, actor, scopes: [...scopes], ...(expiresAt !== undefined && { expiresAt }),
    }),

    async keepServiceKey(tx, { shopId, serviceKey }) {
      const keyHash = await sha256Hex(serviceKey);
      // Two servers that start together give the same key the same id.
      await replaceServiceKey(tx, { shop_id: shopId, id: `key_${keyHash.slice(0, 32)}`, key_hash: keyHash, created_at: instant() });
    },

    async sweep() {
      await database.transaction((tx) => deleteSessionsBefore(tx, instant()));
    },
  };
}
