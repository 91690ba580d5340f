import { OrderEvent } from '../contract/event.ts';
import type { Page } from '../contract/page.ts';
import { addressOf, call, checked, refusal, type AnyOperation } from './call.ts';
import type { Core } from './core.ts';
import { isApiError, isContractError, isManualOrderError, NetworkError, type ErrorContext } from './errors.ts';
import { send } from './fetch.ts';
import { pause } from './pause.ts';
import { backoffMs } from './retry.ts';
import { readMessages } from './sse.ts';

export interface WatchOptions {
  /** Ends the watch, which then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** The id of the last event that is known; what came after it is told first. */
  readonly from?: string | undefined;
  /** Told whenever it becomes `live`, or `reconnecting`: what happens then is told late, with the next connection. */
  readonly onState?: ((state: WatchState) => void) | undefined;
}

/** Whether what happens is told at once (or, where no stream can be read, within seconds). */
export type WatchState = 'live' | 'reconnecting';

/** A stream that is silent for longer is taken for dead; the server sends a sign of life every 15 seconds. */
const silenceMs = 45_000;
/** Between two looks where the stream cannot be read. */
const pollMs = 5_000;
/** How many events a page may hold, the most that the contract allows. */
const pageSize = 200;
/** Before the first new connection, unless the stream says otherwise. */
const reconnectMs = 2_000;
/** How many ids are kept to tell an event that came twice. */
const remembered = 1_000;
/** Streams in a row that brought nothing at all, before asking instead of listening: something on the way holds them back. */
const silentStreams = 2;

interface Progress {
  lastId: string | undefined;
  readonly seen: Set<string>;
  retryMs: number;
  polling: boolean;
  /** Failures in a row. */
  failures: number;
  /** Streams in a row that stayed silent. */
  silent: number;
  readonly told: (state: WatchState) => void;
}

/** Says a state once, however often it is reached. */
const onlyNews = (onState: WatchOptions['onState']): Progress['told'] => {
  let said: WatchState | undefined;
  return (state) => {
    if (state === said) return;
    said = state;
    onState?.(state);
  };
};

/** A signal that aborts with another one or by itself, and leaves nothing behind. */
const linked = (signal: AbortSignal | undefined) => {
  const controller = new AbortController();
  const follow = () => controller.abort(signal?.reason);
  if (signal?.aborted) follow();
  signal?.addEventListener('abort', follow, { once: true });
  return { signal: controller.signal, abort: () => controller.abort(), unlink: () => signal?.removeEventListener('abort', follow) };
};

// A page that is kept for the way back keeps its connections too, and a browser opens six to one host for all pages of a shop.
const whenPageIsLeft = (listener: () => void): (() => void) => {
  if (typeof globalThis.addEventListener !== 'function') return () => undefined;
  globalThis.addEventListener('pagehide', listener);
  return () => globalThis.removeEventListener('pagehide', listener);
};

/** Whether asking again later may help: everything but a refusal for good. */
const mayPass = (error: unknown): boolean =>
  isApiError(error) ? error.retryable || error.status === 401 : isContractError(error) ? error.retryable : isManualOrderError(error);

/**
 * Follows what an operation streams, over every cut, without telling an event twice; ends where the server answers 204 or
 * `isLast` says so. Asks for pages instead where the stream cannot be read.
 */
export async function* watchEvents(
  core: Core, operation: AnyOperation, params: Readonly<Record<string, string>>, { signal, from, onState }: WatchOptions, isLast: (event: OrderEvent) => boolean = () => false,
): AsyncGenerator<OrderEvent, void, undefined> {
  const progress: Progress = { lastId: from, seen: new Set(), retryMs: reconnectMs, polling: false, failures: 0, silent: 0, told: onlyNews(onState) };
  while (true) {
    signal?.throwIfAborted();
    const { polling } = progress;
    let waitMs = polling ? pollMs : progress.retryMs;
    try {
      for await (const event of polling ? poll(core, operation, params, progress, signal) : listen(core, operation, params, progress, signal)) {
        if (event === 'end') return;
        progress.failures = 0;
        progress.lastId = event.id;
        if (progress.seen.has(event.id)) continue;
        progress.seen.add(event.id);
        const [oldest] = progress.seen;
        if (progress.seen.size > remembered && oldest !== undefined) progress.seen.delete(oldest);
        yield event;
        if (isLast(event)) return;
      }
      if (polling !== progress.polling) continue;
    } catch (error) {
      signal?.throwIfAborted();
      if (!mayPass(error)) throw error;
      progress.failures += 1;
      progress.told('reconnecting');
      waitMs = Math.max(isApiError(error) ? error.retryAfterMs ?? 0 : 0, backoffMs(progress.failures, core.random, progress.retryMs));
    }
    // Half of the wait is left to chance, so that a server that comes back is not met by everybody at once.
    await pause(waitMs / 2 + core.random() * (waitMs / 2), signal);
  }
}

async function* poll(core: Core, operation: AnyOperation, params: Readonly<Record<string, string>>, progress: Progress, signal: AbortSignal | undefined): AsyncGenerator<OrderEvent, void, undefined> {
  let after = progress.lastId;
  while (true) {
    const { items, nextCursor } = (await call(core, operation, { params, query: { limit: pageSize, ...(after !== undefined && { after }) } }, { signal })) as Page<OrderEvent>;
    progress.failures = 0;
    progress.told('live');
    yield* items;
    if (nextCursor === undefined || nextCursor === after) return;
    after = nextCursor;
  }
}

async function* listen(
  core: Core, operation: AnyOperation, params: Readonly<Record<string, string>>, progress: Progress, signal: AbortSignal | undefined,
): AsyncGenerator<OrderEvent | 'end', void, undefined> {
  const context: ErrorContext = { operation: operation.id, attempts: progress.failures + 1 };
  const link = linked(signal);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silent = false;
  const stay = whenPageIsLeft(() => {
    silent = false;
    link.abort();
  });
  const alive = (withinMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(link.abort, withinMs);
  };
  try {
    alive(core.timeout.attemptMs);
    const request = new Request(addressOf(core, operation, { params }), {
      signal: link.signal, cache: 'no-store',
      headers: { accept: 'text/event-stream', ...(progress.lastId !== undefined && { 'last-event-id': progress.lastId }) },
    });
    const response = await send(core, request, { operation: operation.id, attempt: context.attempts, idempotencyKey: undefined });
    if (response.status === 204) return void (yield 'end');
    if (!response.ok) {
      const text = await response.text();
      throw refusal({ status: response.status, headers: response.headers, text, attempts: 1, response }, context, core.now());
    }
    if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
      progress.polling = true;
      return;
    }
    alive(silenceMs);
    progress.told('live');
    silent = true;
    for await (const message of readMessages(response.body)) {
      alive(silenceMs);
      silent = false;
      progress.silent = 0;
      progress.failures = 0;
      progress.retryMs = message.retryMs ?? progress.retryMs;
      if (message.data !== '') yield checkedEvent(core, message.data, context);
      // The place where the stream begins, before anything has happened: a cut must not lose what happens meanwhile.
      else progress.lastId = message.id ?? progress.lastId;
    }
  } catch (error) {
    if (isManualOrderError(error)) throw error;
    throw new NetworkError({ ...context, cause: error });
  } finally {
    clearTimeout(timer);
    stay();
    link.unlink();
    link.abort();
    if (silent && ++progress.silent >= silentStreams) progress.polling = true;
  }
}

const checkedEvent = (core: Core, data: string, context: ErrorContext): OrderEvent => {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    json = undefined;
  }
  return checked(core, OrderEvent, json, { status: 200, text: data }, context) as OrderEvent;
};
