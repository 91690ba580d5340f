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
    const places = fc.array(fc.record({ from: fc.nat(30), length: fc.integer({ min: 1, max: 7 }) }), { minLength: 1, maxLength: 3 });
    let found = 0;
    await fc.assert(fc.asyncProperty(fc.constantFrom(...texts), places, fc.constantFrom('', 'x', 'xyz'), async (text, pieces, more) => {
      const characters = [...text];
      const typed = [...pieces.map(({ from, length }) => characters.slice(from % characters.length).slice(0, length).join('')), more].join(' ');
      const words = typed.split(/\s+/).filter(Boolean);
      const { status, body } = await shop.call<{ items: CatalogueItem[] }>('GET', `/catalogue/items?limit=50&q=${encodeURIComponent(typed)}`);
      assert.equal(status, 200);
      const expected = texts.flatMap((text, place) => (words.every((word) => text.includes(word)) ? [`S-${place}`] : []));
      assert.deepEqual(body.items.map(({ sku }) => sku).sort(), expected.sort());
      found += expected.length;
    }), { numRuns: 150 });
    assert.ok(found > 25, `${found} were found, so that something was compared`);
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
