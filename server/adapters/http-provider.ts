import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { signWebhook } from '../../src/webhooks/index.ts';
import { OutboundError, type Clock, type Outbound, type OutboundAnswer } from '../ports.ts';
import { isPublicAddress } from './public-address.ts';
import { readRetryAfter } from './retry-after.ts';

const defaultTotalTimeoutMs = 15_000;
const maxAnswerBytes = 64 * 1024;

/** Settings of the calls to other systems. */
export interface HttpOutboundOptions {
  clock: Clock;
  /** `host:port` (the port also when it is the usual one) of what the operator has set up in the own network; everything else must be public. */
  allowedHosts?: readonly string[];
  /** From the first look-up to the last byte; 15 s without it. */
  totalTimeoutMs?: number;
  /** Who resolves names; the system's resolver without it. */
  lookup?: (hostname: string, options: LookupOptions & { all: true }, callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void) => void;
}

/**
 * Calls other systems over HTTP, each call signed by Standard Webhooks. The address that was checked is the one that is
 * connected to, so a name that changes between the two gains nothing.
 */
export function httpOutbound({ clock, allowedHosts = [], totalTimeoutMs = defaultTotalTimeoutMs, lookup = systemLookup }: HttpOutboundOptions): Outbound {
  return {
    refusal: (url) => refusalOf(url, allowedHosts),
    async post({ url, id, body, secret }) {
      const target = readTarget(url);
      const mayBePrivate = allowedHosts.includes(`${target.hostname}:${portOf(target)}`);
      const literal = target.hostname.replace(/^\[(.*)\]$/, '$1');
      if (!mayBePrivate && isIP(literal) !== 0 && !isPublicAddress(literal)) throw forbidden(target);
      const signature = await signWebhook({ secret, id, timestamp: Math.floor(clock.now() / 1000), body });
      const signal = AbortSignal.timeout(totalTimeoutMs);
      const reached = { yet: false };
      try {
        return await exchange({
          target, body, signal, clock, onReached: () => { reached.yet = true; },
          headers: { ...signature, 'content-type': 'application/json', 'user-agent': 'manual-order-kit' },
          ...(!mayBePrivate && { lookup: publicOnly(lookup, target) }),
        });
      } catch (error) {
        if (error instanceof OutboundError) throw error;
        if (signal.aborted) throw new OutboundError('timeout', `${target.host} did not answer within ${totalTimeoutMs} ms.`, { cause: error, mayHaveArrived: reached.yet });
        throw new OutboundError('network', `${target.host} ${reached.yet ? 'broke off' : 'could not be reached'}: ${error instanceof Error ? error.message : String(error)}`, { cause: error, mayHaveArrived: reached.yet });
      }
    },
  };
}

const forbidden = (target: URL): OutboundError => new OutboundError('forbidden', `${target.host} is not on the public Internet, and this server has not been told to call it.`);
const portOf = ({ port, protocol }: URL): string => (port !== '' ? port : protocol === 'https:' ? '443' : '80');

function readTarget(url: string): URL {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (target === undefined || !['http:', 'https:'].includes(target.protocol) || target.username !== '' || target.password !== '') {
    throw new OutboundError('forbidden', 'An address to call is an http or https URL without a user name and password.');
  }
  return target;
}

/** Names that are never on the public Internet (RFC 6761, 6762, 8375, and ICANN's .internal), and such as only an own network knows. */
const localName = /^[^.]*$|\.(localhost|local|internal|lan|home\.arpa|test|invalid)$/;

function refusalOf(url: string, allowedHosts: readonly string[]): string | undefined {
  let target: URL;
  try {
    target = readTarget(url);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  if (allowedHosts.includes(`${target.hostname}:${portOf(target)}`)) return undefined;
  if (target.protocol !== 'https:') return 'An address outside the own network begins with https://.';
  const name = target.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '').toLowerCase();
  const isPublic = isIP(name) === 0 ? !localName.test(name) : isPublicAddress(name);
  return isPublic ? undefined : forbidden(target).message;
}

/** A look-up that fails when a name leads, even partly, into a network that must not be reached. */
const publicOnly = (lookup: NonNullable<HttpOutboundOptions['lookup']>, target: URL): LookupFunction => (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, []);
    if (!addresses.every(({ address }) => isPublicAddress(address))) return callback(forbidden(target), []);
    const [first] = addresses;
    if (options.all === true || first === undefined) return callback(null, addresses);
    callback(null, first.address, first.family);
  });
};

function exchange({ target, body, headers, signal, clock, onReached, lookup }: {
  target: URL;
  body: string;
  headers: Record<string, string>;
  signal: AbortSignal;
  clock: Clock;
  /** From here on the other side may read what is sent. */
  onReached: () => void;
  lookup?: LookupFunction;
}): Promise<OutboundAnswer> {
  const bytes = new TextEncoder().encode(body);
  return new Promise((resolve, reject) => {
    const request = (target.protocol === 'https:' ? httpsRequest : httpRequest)(target, {
      method: 'POST',
      headers: { ...headers, 'content-length': bytes.length },
      agent: false,
      signal,
      ...(lookup !== undefined && { lookup }),
    }, (response) => {
      readBeginning(response).then((text) => {
        // The connection is used once; what the cap left unread is dropped with it.
        request.destroy();
        const retryAfterSeconds = readRetryAfter(response.headers['retry-after'], { nowMs: clock.now() });
        resolve({ status: response.statusCode ?? 0, body: text, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) });
      }, reject);
    });
    request.on('socket', (socket) => { socket.once(target.protocol === 'https:' ? 'secureConnect' : 'connect', onReached); });
    request.on('error', reject);
    request.end(bytes);
  });
}

async function readBeginning(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    sizeBytes += chunk.length;
    if (sizeBytes >= maxAnswerBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxAnswerBytes).toString('utf8');
}
