import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { OrderEvent } from '../../src/contract/event.ts';
import { canonicalJson } from '../../src/rules/canonical-json.ts';
import { eventHash, verifyChain, type ChainReport } from '../../src/rules/event-chain.ts';

const actor = { id: 'person-1', name: 'Aisyah', role: 'ops' };

/** A history as it is written: four orders in turn, each with its own sequence. */
async function historyOf(length: number, { unchained = 0 } = {}): Promise<OrderEvent[]> {
  const events: OrderEvent[] = [];
  let hash = '';
  for (let position = 1; position <= length; position += 1) {
    const event: OrderEvent = {
      id: String(position), orderId: `ord_${position % 4}`, sequence: Math.ceil(position / 4), type: 'order.updated', at: new Date(1_795_341_600_000 + position).toISOString(),
      actor, data: { position, note: `Remark ${position}` }, changes: [{ field: 'tags', before: [], after: ['urgent'] }],
    };
    if (position > unchained) {
      hash = await eventHash(hash, event);
      event.hash = hash;
    }
    events.push(event);
  }
  return events;
}

/** As the database would show it after the rows were numbered anew. */
const renumbered = (events: readonly OrderEvent[]): OrderEvent[] => events.map((event, index) => ({ ...event, id: String(index + 1) }));
const places = ({ breaks }: ChainReport): [number, string][] => breaks.map(({ position, how }) => [position, how]);

describe('canonical JSON', () => {
  test('is what RFC 8785 shows in section 3.2.3, and in appendix B of numbers', () => {
    const sorted = JSON.parse(String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`) as unknown;
    assert.equal(canonicalJson(sorted), '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}');
    assert.equal(canonicalJson([333_333_333.333_333_29, 1e30, 4.50, 2e-3, 0.000_000_000_000_000_000_000_000_001, -0]), '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]');
    assert.equal(canonicalJson({ b: undefined, a: [undefined, null] }), '{"a":[null,null]}');
  });

  test('is the same for the same value, whatever the order of its fields', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const turned = (part: unknown): unknown => {
        if (Array.isArray(part)) return part.map(turned);
        return typeof part === 'object' && part !== null ? Object.fromEntries(Object.entries(part).reverse().map(([name, entry]) => [name, turned(entry)])) : part;
      };
      assert.equal(canonicalJson(turned(value)), canonicalJson(value));
      assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
    }));
  });
});

describe('a chain of events', () => {
  test('is whole as it was written, also when it began late, and is empty without events', async () => {
    const whole = await verifyChain(await historyOf(50));
    assert.deepEqual([whole.events, whole.unchained, whole.first?.id, whole.last?.id, whole.breaks, whole.furtherBreaks], [50, 0, '1', '50', [], 0]);
    const late = await verifyChain(await historyOf(50, { unchained: 20 }));
    assert.deepEqual([late.events, late.unchained, late.breaks], [50, 20, []]);
    assert.deepEqual(await verifyChain([]), { events: 0, unchained: 0, breaks: [], furtherBreaks: 0 });
  });

  test('tells of each field that was changed, at its place', async () => {
    const history = await historyOf(12);
    const changes: Partial<OrderEvent>[] = [
      { orderId: 'ord_9' }, { sequence: 99 }, { type: 'order.cancelled' }, { at: '2026-01-01T00:00:00.000Z' }, { actor: { ...actor, id: 'person-2' } },
      { actor: { ...actor, name: 'B' } }, { actor: { ...actor, role: 'service' } }, { data: {} }, { data: { position: 1 } }, { data: { ...history[0]?.data, more: null } }, { changes: [] },
      { changes: [{ field: 'tags', before: [], after: ['Urgent'] }] }, { changes: [{ field: 'tags', after: ['urgent'] }] }, { hash: '0'.repeat(64) }, { hash: history[3]?.hash ?? '' },
    ];
    for (const change of changes) {
      for (let place = 0; place < history.length; place += 1) {
        const before = history[place];
        if (before === undefined || before.hash === change.hash) continue;
        const report = await verifyChain(history.with(place, { ...before, ...change }));
        // A hash alone cannot tell whether it, or what it is of, was changed; then the next one, which followed from it, falls with it.
        assert.deepEqual(places(report)[0], [place + 1, 'changed'], `${JSON.stringify(change)} at ${place + 1}: ${JSON.stringify(report.breaks)}`);
      }
    }
  });

  test('tells of an event that lost its order or its hash', async () => {
    const history = await historyOf(12);
    const { orderId: _order, ...homeless } = history[4]!;
    assert.deepEqual(places(await verifyChain(history.with(4, homeless))), [[5, 'changed']]);
    const { hash: _hash, ...hashless } = history[4]!;
    assert.deepEqual(places(await verifyChain(history.with(4, hashless))), [[5, 'changed']]);
    const { hash: _first, ...firstHashless } = history[0]!;
    assert.notDeepEqual((await verifyChain(history.with(0, firstHashless))).breaks, []);
  });

  test('tells of an event that is missing, at the beginning, in the middle and over a stretch', async () => {
    const history = await historyOf(12);
    assert.deepEqual(places(await verifyChain(history.toSpliced(0, 1))), [[1, 'missing']]);
    assert.deepEqual(places(await verifyChain(history.toSpliced(5, 1))), [[6, 'missing']]);
    const stretch = await verifyChain(history.toSpliced(5, 3));
    assert.deepEqual(places(stretch), [[6, 'missing']]);
    assert.match(stretch.breaks[0]?.detail ?? '', /6 to 8/);
    assert.deepEqual(places(await verifyChain(history.toSpliced(8, 1).toSpliced(2, 1))), [[3, 'missing'], [9, 'missing']]);
  });

  test('tells of two events that changed places, near and far', async () => {
    const history = await historyOf(12);
    const swapped = (one: number, other: number): OrderEvent[] => renumbered(history.with(one, history[other]!).with(other, history[one]!));
    for (const [one, other] of [[3, 4], [2, 9], [0, 1], [0, 11], [10, 11]] as const) {
      assert.deepEqual(places(await verifyChain(swapped(one, other))), [[one + 1, 'moved'], [other + 1, 'moved']]);
    }
  });

  test('tells of a gap that was closed by numbering anew, and of an event that was put in', async () => {
    const history = await historyOf(12);
    const closed = await verifyChain(renumbered(history.toSpliced(5, 1)));
    assert.equal(closed.breaks[0]?.position, 6);
    const foreign = { ...history[5]!, data: { invented: true } };
    assert.equal((await verifyChain(renumbered(history.toSpliced(5, 0, foreign)))).breaks[0]?.position, 6);
    assert.deepEqual(places(await verifyChain([...history, { ...foreign, id: '13' }])), [[13, 'changed']]);
    const { hash: _hash, ...hashless } = foreign;
    assert.deepEqual(places(await verifyChain([...history, { ...hashless, id: '13' }])), [[13, 'changed']]);
  });

  test('that lacks its end, or was written anew, is told by a hash that was kept elsewhere', async () => {
    const history = await historyOf(12);
    const kept = { position: 10, hash: history[9]?.hash ?? '' };
    assert.deepEqual((await verifyChain(history, { kept })).breaks, []);
    assert.deepEqual((await verifyChain(history.slice(0, 8))).breaks, [], 'no end is missed without it');
    assert.deepEqual(places(await verifyChain(history.slice(0, 8), { kept })), [[9, 'missing']]);
    assert.deepEqual(places(await verifyChain([], { kept })), [[1, 'missing']]);
    const forged: OrderEvent[] = [];
    for (const event of history) {
      const changed = { ...event, ...(event.id === '3' && { data: { forged: true } }) };
      forged.push({ ...changed, hash: await eventHash(forged.at(-1)?.hash ?? '', changed) });
    }
    assert.deepEqual((await verifyChain(forged)).breaks, [], 'whoever can write anew can also hash anew');
    assert.deepEqual(places(await verifyChain(forged, { kept })), [[10, 'changed']]);
  });

  test('that was changed nearly everywhere lists the first places and counts the others', async () => {
    const history = (await historyOf(100)).map((event) => ({ ...event, actor: { ...actor, name: 'Somebody else' } }));
    const report = await verifyChain(history);
    assert.equal(report.breaks.length, 16);
    assert.equal(report.furtherBreaks, 84);
  });
});
