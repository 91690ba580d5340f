import { createSession, currentSession } from '../contract/operations.ts';
import type { CurrentSession, Session, SessionInput } from '../contract/session.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, type CallOptions } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';

/** A short-lived token for one person's widget. For a shop's own back end: it takes a service key, which never reaches a browser. */
export const create = (core: Core, session: SessionInput, options?: CallOptions): ApiPromise<Session> => call(core, createSession, { body: session }, options);

/** Whose token this client carries, and what it may do. */
export const current = (core: Core, options?: CallOptions): ApiPromise<CurrentSession> => call(core, currentSession, {}, options);
