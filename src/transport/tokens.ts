/** A bearer token, with the instant it ends: RFC 3339, or milliseconds since 1970. A session as the server answers it is one. */
export interface AccessToken {
  readonly token: string;
  readonly expiresAt?: string | number | undefined;
}

/** Gives the token of the person who is at work. `forceRefresh` says that the last one was refused; `signal` aborts when nobody waits any more. */
export type TokenProvider = (request: { readonly forceRefresh: boolean; readonly signal: AbortSignal }) => Promise<AccessToken | string> | AccessToken | string;

/** A token that the provider could not give, told apart from a network that failed. */
export class TokenFailure extends Error {}

/** Where the transport takes its tokens from. */
export interface TokenSource {
  /** The token to send; `refused` is one that the server has just refused. @throws {TokenFailure} */
  take(request: { readonly signal: AbortSignal; readonly refused?: string }): Promise<string>;
  /** Whether a refused token can be replaced at all. */
  readonly renewable: boolean;
}

interface Held { readonly token: string; readonly renewAt: number; readonly expiresAt: number }
interface Flight { readonly held: Promise<Held>; readonly abort: AbortController; waiting: number }

/** When a token is renewed: after this part of its life, while it still works. */
const renewAfter = 0.8;

/** Every caller waits for one request of a token, and only for a fresh one where the old one was refused. */
export const tokenSource = (auth: string | TokenProvider, now: () => number): TokenSource => {
  if (typeof auth === 'string') return { renewable: false, take: async () => auth };
  let held: Held | undefined;
  const flights: { normal?: Flight | undefined; forced?: Flight | undefined } = {};

  const ask = async (forceRefresh: boolean, signal: AbortSignal): Promise<Held> => {
    const askedAt = now();
    const answer = await auth({ forceRefresh, signal });
    const { token, expiresAt } = typeof answer === 'string' ? { token: answer } : answer;
    const end = expiresAt === undefined ? Infinity : typeof expiresAt === 'number' ? expiresAt : Date.parse(expiresAt);
    held = { token, expiresAt: end, renewAt: askedAt + (end - askedAt) * renewAfter };
    return held;
  };

  const join = (kind: 'normal' | 'forced'): Flight => {
    const known = flights[kind];
    if (known && !known.abort.signal.aborted) return known;
    const abort = new AbortController();
    const flight: Flight = {
      abort,
      waiting: 0,
      held: ask(kind === 'forced', abort.signal).finally(() => { if (flights[kind] === flight) flights[kind] = undefined; }),
    };
    // Whoever waits sees the failure; a renewal that nobody waits for may fail in silence, since the old token still works.
    flight.held.catch(() => undefined);
    flights[kind] = flight;
    return flight;
  };

  const wait = async (flight: Flight, signal: AbortSignal): Promise<string> => {
    flight.waiting += 1;
    let leave: (() => void) | undefined;
    try {
      const left = new Promise<never>((_, reject) => {
         
        leave = () => reject(signal.reason);
        signal.addEventListener('abort', leave, { once: true });
      });
      signal.throwIfAborted();
      return (await Promise.race([flight.held, left])).token;
    } catch (error) {
      if (signal.aborted) throw error;
      throw new TokenFailure('The token provider failed.', { cause: error });
    } finally {
      if (leave) signal.removeEventListener('abort', leave);
      flight.waiting -= 1;
      if (flight.waiting === 0 && signal.aborted) flight.abort.abort();
    }
  };

  return {
    renewable: true,
    async take({ signal, refused }) {
      if (refused !== undefined && (held === undefined || held.token === refused)) return wait(join('forced'), signal);
      if (!held || held.expiresAt <= now()) return wait(join('normal'), signal);
      if (held.renewAt <= now()) join('normal');
      return held.token;
    },
  };
};
