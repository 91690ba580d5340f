import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stateOf, type PasteState } from '../../components/item-picker/paste/paste-match.ts';
import { PasteMatcher, searchesAtOnce, type PasteSource } from '../../components/item-picker/paste/paste-matcher.ts';
import { pastedRows } from '../../components/item-picker/paste/paste-rows.ts';
import type { CatalogueItem } from '../../src/index.ts';

const item = (sku: string, title: string, rest: Partial<CatalogueItem> = {}): CatalogueItem => ({
  id: `id-${sku}`, sku, title, options: [], price: { amount: 1_000, currency: 'MYR' }, taxRate: 0, status: 'active', backOrder: false,
  stock: { onHand: 9, available: 9 }, updatedAt: '2026-01-01T00:00:00Z', ...rest,
});
const shop = [
  item('A-1', 'Engine oil'), item('A-2', 'Engine oil large'), item('B-1', 'Air filter', { barcode: '9555012345678' }), item('OLD', 'Carburettor', { status: 'archived' }), item('C-1', 'Fuel pump'),
];

interface Fake extends PasteSource {
  readonly codes: (readonly string[])[];
  readonly searched: string[];
  /** The next so many calls fail. */
  failures: number;
  /** How many did. */
  failed: number;
  aborted: number;
  most: number;
}

/** A shop that answers as the contract does: SKUs letter by letter, words of what is still sold. */
const fakeSource = (items: readonly CatalogueItem[] = shop): Fake => {
  let running = 0;
  const call = async <Answer>(signal: AbortSignal | undefined, answer: () => Answer): Promise<Answer> => {
    running += 1;
    fake.most = Math.max(fake.most, running);
    try {
      await new Promise((done) => setTimeout(done, 2));
      if (signal?.aborted) {
        fake.aborted += 1;
        throw new DOMException('Called off.', 'AbortError');
      }
      if (fake.failures > 0) {
        fake.failures -= 1;
        fake.failed += 1;
        throw new Error('No network.');
      }
      return answer();
    } finally {
      running -= 1;
    }
  };
  const fake: Fake = {
    codes: [], searched: [], failures: 0, failed: 0, aborted: 0, most: 0,
    byCodes: (codes, options) => {
      fake.codes.push(codes);
      return call(options?.signal, () => items.filter(({ sku }) => codes.includes(sku)));
    },
    search: ({ text }, { signal, limit }) => {
      fake.searched.push(text);
      const words = text.toLowerCase().split(/\s+/);
      return call(signal, () => {
        const found = items.filter(({ status, title, sku, barcode = '' }) => status === 'active' && words.every((word) => `${title} ${sku} ${barcode}`.toLowerCase().includes(word)));
        return { items: found.slice(0, limit), nextCursor: found.length > limit ? 'more' : undefined };
      });
    },
  };
  return fake;
};

const matching = (source: PasteSource) => {
  let settle: () => void = () => {};
  const matcher = new PasteMatcher({ source: () => source, onChange: () => {}, onSettled: () => settle() });
  /** Does something and waits until nothing is being looked up. */
  const after = (act: () => void): Promise<void> => new Promise((done) => {
    settle = done;
    act();
  });
  const start = (text: string): Promise<void> => after(() => matcher.start(pastedRows(text).rows));
  const states = (): PasteState[] => matcher.rows.map(stateOf);
  return { matcher, after, start, states };
};

test('P12 says of each row whether it was matched, is ambiguous or was not found', async () => {
  const { matcher, start, states } = matching(fakeSource());
  await start('A-1\t3\na-2\t1\n9555012345678\t2\nEngine oil\t1\nFuel pump\t4\nnothing like it\t1\nOLD\t1\nC-1\tmany');
  assert.deepEqual(states(), ['matched', 'matched', 'matched', 'ambiguous', 'matched', 'notFound', 'unavailable', 'invalid']);
  const { rows, overview } = matcher;
  assert.deepEqual(rows.map((row) => row.item?.sku), ['A-1', 'A-2', 'B-1', undefined, 'C-1', undefined, 'OLD', 'C-1']);
  assert.deepEqual(rows.map((row) => row.isExact), [true, true, true, false, false, false, true, true]);
  assert.deepEqual(rows[3]?.candidates.map(({ sku }) => sku), ['A-1', 'A-2']);
  assert.deepEqual(overview.picked.map(({ id, quantity }) => [id, quantity]), [['id-A-1', 3], ['id-A-2', 1], ['id-B-1', 2], ['id-C-1', 4]]);
  assert.deepEqual(overview.rest.map(({ text }) => text), ['Engine oil\t1', 'nothing like it\t1', 'OLD\t1', 'C-1\tmany']);
});

test('P12 lets each row be put right', async () => {
  const { matcher, after, start, states } = matching(fakeSource());
  await start('Engine oil\t1\nX-9\t2\nC-1\tmany\nB-1\t7\nFuel pump\t1');
  assert.deepEqual(states(), ['ambiguous', 'notFound', 'invalid', 'matched', 'matched']);
  matcher.choose(0, 'id-A-2');
  await after(() => matcher.lookUpAgain(1, ' a-1 '));
  matcher.setQuantity(2, '5');
  matcher.leaveOut(3, true);
  matcher.reject(4);
  assert.deepEqual(states(), ['matched', 'matched', 'matched', 'leftOut', 'notFound']);
  assert.deepEqual(matcher.overview.picked.map(({ item: { sku }, quantity }) => [sku, quantity]), [['A-2', 1], ['A-1', 2], ['C-1', 5]]);
  matcher.choose(0, '');
  matcher.leaveOut(3, false);
  matcher.setQuantity(2, '0');
  assert.deepEqual(states(), ['ambiguous', 'matched', 'invalid', 'matched', 'notFound']);
});

test('P12 adds up rows that turn out to be the same item, and leaves out what would pass the most', async () => {
  const { matcher, start } = matching(fakeSource());
  await start('B-1\t3\n9555012345678\t4\nA-1\t99999\na-1 oil\t1');
  await Promise.resolve();
  assert.deepEqual(matcher.overview.picked.map(({ item: { sku }, quantity }) => [sku, quantity]), [['B-1', 7], ['A-1', 99_999]]);
  assert.equal(matcher.overview.sameItem.get(1)?.key, 0);
  assert.deepEqual(matcher.overview.rest.map(({ text }) => text), ['a-1 oil\t1']);
});

test('P12 asks for 200 codes in a call at most, three calls at a time, and searches for the first rows without a code alone', async () => {
  const source = fakeSource();
  const { matcher, after, start } = matching(source);
  await start(Array.from({ length: 1_000 }, (_, place) => `ZZ-${place}\t1`).join('\n'));
  assert.ok(source.codes.every((codes) => codes.length <= 200));
  assert.equal(source.codes.flat().length, 1_000);
  assert.equal(source.searched.length, searchesAtOnce);
  assert.equal(source.most, 3);
  assert.equal(matcher.overview.counts.notFound, 1_000);
  assert.equal(matcher.overview.unsearched.length, 1_000 - searchesAtOnce);
  await after(() => matcher.searchMore());
  assert.equal(source.searched.length, 2 * searchesAtOnce);
  assert.equal(new Set(source.searched).size, 2 * searchesAtOnce);
});

test('P12 keeps an address short enough for a server, whatever is pasted', async () => {
  const source = fakeSource();
  const { start } = matching(source);
  await start(Array.from({ length: 300 }, (_, place) => `${'码'.repeat(90)}${place}\t1`).join('\n'));
  assert.equal(source.codes.flat().length, 300);
  for (const codes of source.codes) assert.ok(encodeURIComponent(codes.join()).length < 8_000);
  await start(`${'7'.repeat(101)}\t1\n${'word '.repeat(100)}1`);
  assert.ok(!source.codes.flat().some((code) => code.length > 100));
  assert.ok(source.searched.every((text) => text.length <= 200));
});

test('P12 loses nothing when a call fails: its rows can be tried again, one or all', async () => {
  const source = fakeSource();
  const { matcher, after, start, states } = matching(source);
  source.failures = 1;
  await start('A-1\t3\nC-1\t2\nFuel pump\t1');
  assert.equal(source.failed, 1);
  assert.deepEqual(states(), ['failed', 'failed', 'failed']);
  assert.match(String(matcher.rows[0]?.error), /No network/);
  assert.equal(matcher.overview.rest.length, 3);
  await after(() => matcher.retry(1));
  assert.deepEqual(states(), ['failed', 'matched', 'failed']);
  source.failures = 1;
  await after(() => matcher.retry());
  assert.equal(source.failed, 2);
  assert.deepEqual(states(), ['failed', 'matched', 'failed']);
  await after(() => matcher.retry());
  assert.deepEqual(states(), ['matched', 'matched', 'matched']);
});

test('P12 can be stopped and gone on with', async () => {
  const source = fakeSource();
  const { matcher, after, start, states } = matching(source);
  await after(() => {
    matcher.start(pastedRows('A-1\t3\nC-1\t2').rows);
    matcher.stop();
  });
  assert.equal(matcher.isBusy, false);
  assert.deepEqual(states(), ['failed', 'failed']);
  assert.equal(matcher.rows[0]?.error, undefined);
  await after(() => matcher.retry());
  assert.deepEqual(states(), ['matched', 'matched']);
  assert.equal(source.aborted, 1, 'the call was called off');
  await start('B-1\t1');
  assert.equal(matcher.rows.length, 1);
});

test('P12 keeps what the person does while a look-up is on its way', async () => {
  const { matcher, after, start } = matching(fakeSource());
  await start('X-9\t1');
  await after(() => {
    matcher.lookUpAgain(0, 'C-1');
    matcher.lookUpAgain(0, 'A-1');
    matcher.setQuantity(0, '12');
  });
  assert.equal(matcher.rows[0]?.item?.sku, 'A-1', 'the answer to the last text counts');
  assert.deepEqual(matcher.overview.picked.map(({ quantity }) => quantity), [12]);
});

const action = fc.oneof(
  fc.record({ kind: fc.constant('quantity'), key: fc.nat(5), text: fc.constantFrom('1', '0', 'many', '99999', '') }),
  fc.record({ kind: fc.constant('leaveOut'), key: fc.nat(5), text: fc.constantFrom('yes', '') }),
  fc.record({ kind: fc.constant('choose'), key: fc.nat(5), text: fc.constantFrom('id-A-1', 'id-A-2', '', 'nobody') }),
  fc.record({ kind: fc.constantFrom('reject', 'retry', 'stop', 'more'), key: fc.nat(5), text: fc.constant('') }),
  fc.record({ kind: fc.constant('lookUp'), key: fc.nat(5), text: fc.constantFrom('A-1', 'Engine', 'nothing', '') }),
);

test('P12 whatever the person does, each row is taken or left out, and nothing else is taken', async () => {
  await fc.assert(fc.asyncProperty(fc.array(action, { maxLength: 8 }), fc.nat(3), async (actions, failures) => {
    const source = fakeSource();
    source.failures = failures;
    const { matcher, after } = matching(source);
    await after(() => {
      matcher.start(pastedRows('A-1\t3\nEngine oil\t1\nX\t2\nC-1\tmany\nOLD\t1\na-1\t2').rows);
      for (const { kind, key, text } of actions) {
        if (kind === 'quantity') matcher.setQuantity(key, text);
        else if (kind === 'leaveOut') matcher.leaveOut(key, text !== '');
        else if (kind === 'choose') matcher.choose(key, text);
        else if (kind === 'reject') matcher.reject(key);
        else if (kind === 'retry') matcher.retry();
        else if (kind === 'stop') matcher.stop();
        else if (kind === 'more') matcher.searchMore();
        else matcher.lookUpAgain(key, text);
      }
    });
    // Stopping settles at once, also where more was asked for after it.
    await after(() => matcher.lookUpAgain(0, 'C-1'));
    const { counts, picked, rest } = matcher.overview;
    assert.equal(counts.waiting, 0);
    assert.equal(Object.values(counts).reduce((sum, count) => sum + count), matcher.rows.length);
    const taken = matcher.rows.filter((row) => !rest.includes(row));
    assert.ok(taken.every((row) => stateOf(row) === 'matched'));
    assert.equal(picked.reduce((sum, { quantity }) => sum + quantity, 0), taken.reduce((sum, { quantity = 0 }) => sum + quantity, 0));
    assert.equal(new Set(picked.map(({ id }) => id)).size, picked.length);
  }), { numRuns: 60 });
});
