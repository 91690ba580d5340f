import type { OrderEvent } from '../contract/event.ts';
import { canonicalJson } from './canonical-json.ts';

const encoder = new TextEncoder();

/**
 * The hash of an event: SHA-256, in lower-case hexadecimal, over the hash of the shop's event before it and the event
 * itself as canonical JSON (RFC 8785).
 * @param previous the hash before it; empty for the first event of the chain
 */
export async function eventHash(previous: string, { id, orderId, sequence, type, at, actor, data, changes }: OrderEvent): Promise<string> {
  const content = canonicalJson({ position: Number(id), orderId, sequence, type, at, actor, data, changes });
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(previous + content));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Where a history is not what was written. */
export interface ChainBreak {
  /** Of the event; of the first one where several are missing. */
  position: number;
  /** `changed` also where an event was put in that never was written. */
  how: 'changed' | 'missing' | 'moved';
  /** In English, for a person. */
  detail: string;
}

/** A hash that somebody kept elsewhere, and where it stood. */
export interface KeptHash { position: number; hash: string }

/** What a walk along a history has found. */
export interface ChainReport {
  /** How many events there are. */
  events: number;
  /** How many of them are older than the chain. */
  unchained: number;
  first?: OrderEvent;
  last?: OrderEvent;
  /** The first ones, in their order. */
  breaks: ChainBreak[];
  /** How many more there are. */
  furtherBreaks: number;
}

/** An event whose hash does not follow from what stands before it. */
interface Broken { event: OrderEvent; previous: string }

/** What is explained and listed; one change breaks one place, so many more mean that a history was written anew. */
const maxExplained = 16;

/**
 * Walks along the whole history of a shop, from its first event to its last.
 *
 * Nobody needs a secret to write a chain anew from some place to its end; a hash that was kept elsewhere finds that too,
 * and also events missing at the end.
 * @param options.kept must still stand where it stood
 * @param options.onProgress told of the number of events after each
 */
export async function verifyChain(history: AsyncIterable<OrderEvent> | Iterable<OrderEvent>, { kept, onProgress }: {
  kept?: KeptHash | undefined;
  onProgress?: ((events: number) => void) | undefined;
} = {}): Promise<ChainReport> {
  const report: ChainReport = { events: 0, unchained: 0, breaks: [], furtherBreaks: 0 };
  const found: ChainBreak[] = [];
  const broken: Broken[] = [];
  let brokenCount = 0;
  let previous = '';
  let position = 0;
  let begun = false;

  for await (const event of history) {
    const here = Number(event.id);
    const follows = here === position + 1;
    if (here > position + 1) found.push(missing(position + 1, here - 1));
    if (event.hash === undefined) {
      if (begun) found.push({ position: here, how: 'changed', detail: 'It has lost its hash, or was put in.' });
      else report.unchained += 1;
    } else if (await eventHash(previous, event) !== event.hash) {
      brokenCount += 1;
      // Behind a gap the hash cannot be checked: that is one break, not two.
      if (follows && broken.length < maxExplained) broken.push({ event, previous });
    }
    if (kept?.position === here && event.hash !== kept.hash) {
      found.push({ position: here, how: 'changed', detail: 'Its hash is not the one that was kept: the history has been written anew up to here, or from an earlier place on.' });
    }
    begun ||= event.hash !== undefined;
    if (begun) previous = event.hash ?? await eventHash(previous, event);
    position = here;
    report.events += 1;
    report.first ??= event;
    report.last = event;
    onProgress?.(report.events);
  }
  if (kept !== undefined && kept.position > position) found.push(missing(position + 1, kept.position));
  const explained = [...found, ...await explain(broken)].sort((a, b) => a.position - b.position);
  report.breaks = explained.slice(0, maxExplained);
  report.furtherBreaks = Math.max(0, brokenCount - broken.length) + explained.length - report.breaks.length;
  return report;
}

const missing = (from: number, to: number): ChainBreak => ({
  position: from, how: 'missing', detail: from === to ? 'There is no such event.' : `The events ${from} to ${to} are not there.`,
});

/** Tells an event that stands elsewhere than it was written from one that was changed, and from one that only follows such a place. */
async function explain(broken: readonly Broken[]): Promise<ChainBreak[]> {
  const hashes = [...new Set(broken.flatMap(({ event, previous }) => [previous, event.hash ?? '']))];
  const places = broken.map(({ event }) => Number(event.id));
  const fits = async (event: OrderEvent, place: number): Promise<boolean> => {
    for (const hash of hashes) if (await eventHash(hash, { ...event, id: String(place) }) === event.hash) return true;
    return false;
  };
  const breaks: ChainBreak[] = [];
  for (const { event } of broken) {
    const here = Number(event.id);
    // Whole in itself: what stands before it is what was changed, and is told of there.
    if (broken.length > 1 && await fits(event, here)) continue;
    let from: number | undefined;
    for (const place of places) if (from === undefined && place !== here && await fits(event, place)) from = place;
    breaks.push(from === undefined
      ? { position: here, how: 'changed', detail: 'It, its hash, or what stands before it is not what was written.' }
      : { position: here, how: 'moved', detail: `It was written as event ${from}.` });
  }
  // Each only follows another: then the first of them is where it begins.
  const [first] = places;
  return breaks.length === 0 && first !== undefined ? [{ position: first, how: 'changed', detail: 'What stands before it is not what was written there.' }] : breaks;
}
