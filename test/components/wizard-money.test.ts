import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { createClient, draftToOrderInput, itemFinder, roleScopes, totalsOf, type CatalogueItem, type Client, type DraftInput, type OrderForm, type Settings } from '../../src/index.ts';
import { times } from '../long-run.ts';
import { openTestServer, publicUrl } from '../server/test-server.ts';

/** Two decimals, none, and three (ISO 4217). */
const currencies = ['MYR', 'JPY', 'KWD'] as const;
const casesPerCurrency = times(40, 500);

describe('the totals that the wizard shows', () => {
  let backEnd: Client;
  let client: Client;

  before(async () => {
    const shop = await openTestServer();
    const to = { baseUrl: `${publicUrl}/v1`, fetch: (request: Request) => shop.server.fetch(request) };
    backEnd = createClient({ ...to, auth: shop.serviceKey });
    client = createClient({ ...to, auth: () => shop.tokenFor('merchant') });
  });

  for (const currency of currencies) {
    describe(`in ${currency}`, () => {
      let settings: Settings;
      let items: readonly CatalogueItem[];

      before(async () => {
        const { version } = await backEnd.settings.get();
        settings = await backEnd.settings.update({ currency, shippingMethods: [{ code: 'van', label: 'Van', price: { amount: 1_505, currency } }] }, { ifMatch: version });
        const skus = [[18_905, 600], [1, 725], [999_999, 0], [333, 10_000]].map(([amount = 0, taxRate = 0], index) =>
          ({ sku: `${currency}-${index}`, title: `Item ${index}`, price: { amount, currency }, taxRate, onHand: 1_000 }));
        await backEnd.catalogue.upsert(skus);
        items = (await client.catalogue.search({ skus: skus.map(({ sku }) => sku) })).items;
      });

      it('are the server’s, line by line, whatever is typed', async () => {
        const amount = fc.oneof({ arbitrary: fc.integer({ min: 0, max: 50_000 }), weight: 4 }, fc.integer({ min: 0, max: 5_000_000_00 })).map((minor) => ({ amount: minor, currency }));
        const discount = fc.oneof(amount.map((money) => ({ amount: money })), fc.integer({ min: 0, max: 10_000 }).map((rate) => ({ rate })));
        const discounts = fc.option(fc.array(discount, { minLength: 1, maxLength: 2 }), { nil: undefined });
        const line = fc.record({
          at: fc.nat(), isCustom: fc.boolean(), quantity: fc.integer({ min: 1, max: 400 }), unitPrice: fc.option(amount, { nil: undefined }), discounts, taxRate: fc.integer({ min: 0, max: 10_000 }),
        });
        const order = fc.record({ segment: fc.constantFrom('b2b' as const, 'b2c' as const), lines: fc.array(line, { minLength: 1, maxLength: 6 }), discounts, shipping: fc.option(amount, { nil: undefined }), hasRight: fc.boolean() });
        let compared = 0;
        await fc.assert(fc.asyncProperty(order, async ({ segment, lines, discounts: ofOrder, shipping, hasRight }) => {
          const form = {
            segment, payments: [], discounts: ofOrder, shipping: shipping && { methodCode: 'van', price: shipping },
            lines: lines.map(({ at, isCustom, quantity, unitPrice, discounts: ofLine, taxRate }, index) => {
              const item = items[at % items.length]!;
              return isCustom
                ? { key: `k${index}`, kind: 'custom', title: 'Fitting', quantity, unitPrice: unitPrice ?? { amount: 5, currency }, discounts: ofLine, taxRate }
                : { key: `k${index}`, kind: 'catalogue', itemId: item.id, sku: item.sku, quantity, unitPrice, discounts: ofLine, priceOverride: unitPrice && { reasonCode: settings.priceReasons[0]!.code } };
            }),
          } as unknown as OrderForm;
          const context = { settings, scopes: hasRight ? roleScopes.merchant : ['orders:write'], itemOf: itemFinder(items) };
          const shown = totalsOf(form, context)!;
          const input = draftToOrderInput({ input: form as DraftInput, items: {}, uploads: [] }, context);
          const answer = await client.orders.calculate(input);
          assert.deepEqual(shown.totals, answer.totals);
          assert.deepEqual(shown.lines, answer.lines.map(({ totals }) => totals));
          compared += 1;
        }), { numRuns: casesPerCurrency });
        assert.ok(compared >= casesPerCurrency);
      });
    });
  }
});
