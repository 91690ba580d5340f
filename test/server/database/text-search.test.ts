import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { findTexts, searchedWords } from '../../../server/database/text-search.ts';
import type { CatalogueItem } from '../../../src/contract/catalogue.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

const titles = ['Engine oil 5W-30', 'Oil', 'Oi', '100% wool_cap', 'Back\\slash "quoted" O’Neil', '机油 全合成 4升', '😀😀😀 sticker', 'aaa', 'aa aaa aaaa', 'MÜSLI Straße', '(.*) [a-z]+ $1', "Robert'); DROP TABLE orders;--"];

describe('texts that are searched for', () => {
  let shop: TestServer;
  before(async () => {
    shop = await openTestServer();
    await shop.stock(...titles.map((title, place) => ({ sku: `S-${place}`, title, onHand: 1 })));
  });

  it('are found wherever they stand and however short they are, and nothing else is', async () => {
    const texts = titles.map((title, place) => `${title} S-${place}`.toLowerCase());
    const piece = fc.tuple(fc.constantFrom(...texts), fc.nat(30), fc.integer({ min: 1, max: 7 })).map(([text, from, length]) => [...text].slice(from % [...text].length).slice(0, length).join(''));
    let found = 0;
    await fc.assert(fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 3 }), async (pieces) => {
      const typed = pieces.join(' ');
      const words = typed.split(/\s+/).filter(Boolean);
      const { status, body } = await shop.call<{ items: CatalogueItem[] }>('GET', `/catalogue/items?limit=50&q=${encodeURIComponent(typed)}`);
      assert.equal(status, 200);
      const expected = texts.flatMap((text, place) => (words.every((word) => text.includes(word)) ? [`S-${place}`] : []));
      assert.deepEqual(body.items.map(({ sku }) => sku).sort(), expected.sort());
      found += expected.length;
    }), { numRuns: 150 });
    assert.ok(found > 150, `${found} were found, so that something was compared`);
  });

  for (const table of ['catalogue_items', 'customers']) {
    it(`are looked up in the index of ${table}, which knows the query only to the letter`, async () => {
      const plan = await shop.database.transaction(async (tx) => {
        await sql`SET LOCAL enable_seqscan = off`.execute(tx);
        const { rows } = await sql<{ 'QUERY PLAN': string }>`EXPLAIN SELECT id FROM ${sql.table(table)} WHERE ${findTexts(shop.shopId, searchedWords('Engine oil'))}`.execute(tx);
        return rows.map((line) => line['QUERY PLAN']).join('\n');
      });
      assert.match(plan, new RegExp(`${table}_search`));
    });
  }
});
