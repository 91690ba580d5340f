import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { dateAt, instantOn } from '../../components/foundation/calendar.ts';
import { check, fieldOf } from '../../components/wizard/order-check.ts';
import { claimedOf, lineTotalsOf, moneyIsDue, toOrderInput, totalsOf, type FormContext, type OrderForm } from '../../components/wizard/order-form.ts';
import { patchAt, readAt } from '../../components/wizard/pointer.ts';
import { applyMergePatch, itemFinder, OrderCreate, orderedAtRange, type CatalogueItem, type DraftInput } from '../../src/index.ts';
import { formSettings as settings } from '../form-settings.ts';

const nowMs = Date.parse('2026-11-23T16:30:00Z');
const day = fc.integer({ min: -90, max: 0 });
const timeZone = fc.constantFrom('Asia/Kuala_Lumpur', 'UTC', 'America/New_York', 'Pacific/Auckland', 'Europe/Berlin', 'Australia/Lord_Howe');

const myr = (amount: number) => ({ amount, currency: 'MYR' });
const oil: CatalogueItem = {
  id: 'itm_oil', sku: 'OIL', title: 'Oil', options: [], price: myr(10_000), taxRate: 600, status: 'active', backOrder: false, stock: { onHand: 9, available: 9 }, updatedAt: '',
};
const context = (scopes: string[] = []): FormContext => ({ settings, scopes, itemOf: itemFinder([oil]) });
const form = (input: Partial<DraftInput>): OrderForm => ({ lines: [], payments: [], ...input, segment: input.segment ?? 'b2c' });
const line = { key: 'l1', kind: 'catalogue', itemId: 'itm_oil', sku: 'OIL', quantity: 1 } as const;
const checking = { nowMs, unreadable: new Set<string>(), unfinishedProofs: 0 };

describe('dates between a calendar and an instant', () => {
  it('are the same date again in the shop’s time zone, and never beyond what an order date may be', () => {
    fc.assert(fc.property(day, timeZone, fc.integer({ min: 0, max: 400 * 86_400_000 }), (days, zone, laterMs) => {
      const now = nowMs + laterMs;
      const date = dateAt(Date.parse(dateAt(now, zone)) + days * 86_400_000, 'UTC');
      const at = Date.parse(instantOn(date, { timeZone: zone, nowMs: now })!);
      assert.equal(dateAt(at, zone), date);
      assert.ok(at <= now + 3_600_000);
      assert.ok(at >= now - orderedAtRange.backMs - 3_600_000);
    }));
  });

  it('are nothing for a text that is no date', () => {
    for (const text of ['', '2026-11', '2026-13-01', 'today']) assert.equal(instantOn(text, { timeZone: 'UTC', nowMs }), undefined);
  });
});

describe('what is wrong', () => {
  it('is told in the order in which the fields stand on the page, which is that of the country for an address', () => {
    const pointers = (country: string) => check(form({ segment: 'b2b', shippingAddress: { country } }), context(), checking).blockers
      .filter(({ step }) => step === 'customer').map(({ pointer }) => fieldOf(pointer));
    assert.deepEqual(pointers('MY'), ['/company/legalName', '/customer/name', '/customer/email', '/shippingAddress/line1', '/shippingAddress/postalCode', '/shippingAddress/city', '/shippingAddress/region']);
    assert.deepEqual(pointers('US').slice(3), ['/shippingAddress/line1', '/shippingAddress/city', '/shippingAddress/region', '/shippingAddress/postalCode']);
  });
});

describe('patches at a pointer', () => {
  it('put exactly the new value where the pointer points, and change nothing beside it', () => {
    const value = fc.option(fc.oneof(fc.string(), fc.integer(), fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer(), { maxKeys: 3, noNullPrototype: true })), { nil: undefined });
    fc.assert(fc.property(value, value, (before, after) => {
      const document = { other: 1, inner: { field: before, beside: 2 } };
      const patched = applyMergePatch(document, patchAt(document, '/inner/field', after));
      assert.deepEqual(readAt(patched, '/inner/field'), after);
      assert.equal(readAt(patched, '/inner/beside'), 2);
      assert.equal(readAt(patched, '/other'), 1);
    }));
  });
});

describe('the order that a form asks for', () => {
  it('leaves out what belongs to another type or reason, and keeps it in the form', () => {
    const typed = form({ company: { legalName: 'Kept' }, purchaseOrderNumber: 'PO', relatedOrderId: 'ord_1', customer: { name: ' Aisyah ', email: '' } });
    const order = toOrderInput(typed, context());
    assert.deepEqual(order.customer, { name: 'Aisyah' });
    assert.equal('tags' in toOrderInput(form({ tags: [' ', ''] }), context()), false, 'tags of spaces are none');
    assert.deepEqual(toOrderInput(form({ tags: [' fleet', ' '] }), context()).tags, ['fleet']);
    for (const field of ['company', 'purchaseOrderNumber', 'relatedOrderId', 'shippingAddress', 'payments', 'paymentTerms']) assert.equal(field in order, false, field);
    assert.deepEqual(toOrderInput({ ...typed, segment: 'b2b' }, context()).company, { legalName: 'Kept' });
    assert.equal(toOrderInput({ ...typed, reason: { code: 'replacement' } }, context()).relatedOrderId, 'ord_1');
  });

  it('asks for the catalogue’s price unless this person may change it, and names the price that was shown', () => {
    const cheap = { ...line, unitPrice: myr(9_000), priceOverride: { reasonCode: 'negotiated' } };
    const sent = (segment: 'b2b' | 'b2c', scopes: string[] = []) => toOrderInput(form({ segment, lines: [cheap] }), context(scopes)).lines?.[0];
    assert.deepEqual(sent('b2b')?.unitPrice, myr(10_000));
    assert.equal(sent('b2b')?.priceOverride, undefined);
    assert.equal(toOrderInput(form({ lines: [{ ...line, itemId: 'itm_unknown' }] }), context()).lines?.[0]?.unitPrice, undefined);
    assert.deepEqual(sent('b2c')?.unitPrice, myr(10_000));
    assert.deepEqual(sent('b2b', ['prices:override'])?.unitPrice, myr(9_000));
    assert.deepEqual(sent('b2c', ['prices:override'])?.priceOverride, { reasonCode: 'negotiated' });
    assert.equal(toOrderInput(form({ lines: [{ ...cheap, unitPrice: myr(10_000) }] }), context(['prices:override'])).lines?.[0]?.priceOverride, undefined);
  });

  it('gives discounts of lines and of the order only where this person may, and counts them as they are sent', () => {
    const discounted = form({ lines: [{ ...line, discounts: [{ rate: 1_000 }] }], discounts: [{ amount: myr(1_000) }] });
    const without = toOrderInput(discounted, context());
    assert.deepEqual([without.discounts, without.lines?.[0]?.discounts, totalsOf(discounted, context())?.totals.discount], [undefined, undefined, myr(0)]);
    const right = context(['prices:override']);
    const sent = toOrderInput(discounted, right);
    assert.deepEqual([sent.discounts, sent.lines?.[0]?.discounts], [[{ amount: myr(1_000) }], [{ rate: 1_000 }]]);
    assert.deepEqual(totalsOf(discounted, right)?.totals.discount, myr(2_000));
  });

  it('claims the total until another amount is typed, and nothing where nothing is paid', () => {
    const paying = (payment: DraftInput['payments'][number]) => toOrderInput(form({ segment: 'b2b', lines: [line], payments: [payment] }), context());
    assert.deepEqual(paying({ methodCode: 'bankTransfer' }).payments?.[0]?.amount, myr(10_600));
    assert.deepEqual(paying({ methodCode: 'bankTransfer', amount: myr(500) }).payments?.[0]?.amount, myr(500));
    assert.deepEqual(paying({ methodCode: 'none', amount: myr(500), bank: 'M' }).payments, [{ methodCode: 'none', amount: myr(0) }]);
    assert.deepEqual(paying({ methodCode: 'netTerms', amount: myr(500), bank: 'M' }).payments, [{ methodCode: 'netTerms', amount: myr(10_600) }]);
    assert.deepEqual(paying({ methodCode: 'netTerms' }).paymentTerms, { type: 'net' });
  });

  it('counts and checks anything that can be typed without failing', () => {
    const price = fc.option(fc.oneof(fc.constant({ currency: 'MYR' }), fc.integer({ min: 0, max: 1_000_000 }).map(myr)), { nil: undefined });
    const typedLine = fc.record({
      key: fc.string(), kind: fc.constantFrom('catalogue' as const, 'custom' as const), itemId: fc.constantFrom('itm_oil' as const, 'itm_gone' as const),
      quantity: fc.option(fc.oneof(fc.integer({ min: -5, max: 200_000 }), fc.double({ noNaN: true, min: -1e9, max: 1e9 })), { nil: undefined }), unitPrice: price,
    });
    const shipping = fc.option(price.map((typed) => ({ methodCode: 'standard', ...(typed && { price: typed }) })), { nil: undefined });
    const payments = fc.array(fc.record({ methodCode: fc.constantFrom('bankTransfer', 'netTerms', 'none'), amount: price }), { maxLength: 1 });
    fc.assert(fc.property(fc.array(typedLine, { maxLength: 4 }), shipping, payments, fc.constantFrom('b2b' as const, 'b2c' as const), fc.string(), (lines, charge, paid, segment, name) => {
      const typed = form({ segment, lines, shipping: charge, payments: paid, customer: { name } } as Partial<DraftInput>);
      // A price that is not known leaves the total unknown, whatever else was typed.
      assert.equal(totalsOf(typed, context()) === undefined, typed.lines.some(({ kind, itemId }) => kind === 'catalogue' && itemId === 'itm_gone'));
      const { blockers } = check(typed, context(), checking);
      assert.equal(new Set(blockers.map(({ pointer }) => fieldOf(pointer))).size, blockers.length, 'one finding for each place');
      if (blockers.length === 0) assert.ok(OrderCreate.safeParse(toOrderInput(typed, context())).success);
    }));
  });
});

describe('errors and their fields', () => {
  it('of a SKU are at the SKU where it was typed, and at the quantity where it came from the catalogue', () => {
    const own = { key: 'l2', kind: 'custom', title: 'Gift wrap', sku: 'A\tB', quantity: 1, unitPrice: myr(100) } as const;
    const gone = { key: 'l3', kind: 'catalogue', sku: 'GONE', quantity: 1 } as const;
    const { blockers } = check(form({ lines: [own, gone] }), context(), { ...checking, gone: new Set(['GONE']) });
    assert.deepEqual(blockers.filter(({ step }) => step === 'items').map(({ code, pointer }) => `${code} ${pointer}`), ['hiddenCharacter /lines/0/sku', 'itemUnavailable /lines/1/quantity']);
  });

  it('tell of a character that nobody sees, also of one that only the server’s store refuses', () => {
    for (const text of ['a\u0000b', 'half \ud83d', 'bell \u0007', 'tab\there']) {
      const { blockers } = check(form({ externalReference: text, notes: { internal: `${text}\u0000` } }), context(), checking);
      assert.deepEqual(blockers.filter(({ pointer }) => /^\/(external|notes)/.test(pointer)).map(({ code }) => code), ['hiddenCharacter', 'hiddenCharacter'], JSON.stringify(text));
    }
    assert.deepEqual(check(form({ notes: { internal: 'two\nlines\tand a tab 👩‍👩‍👧‍👦' } }), context(), checking).blockers.filter(({ pointer }) => pointer.startsWith('/notes')), []);
  });

  it('meet where a person can put them right', () => {
    const places: Record<string, string> = {
      '/shippingAddress': '/shippingAddress/line1', '/lines/2/unitPrice/amount': '/lines/2/unitPrice', '/lines/0': '/lines/0/quantity', '/lines/1/itemId': '/lines/1/quantity',
      '/payments/0/proofs/1/uploadId': '/payments/0/proofs', '/recipients/shipped/0': '/recipients', '/shipping/price/amount': '/shipping/price',
      '/lines/3/discounts/0/amount/amount': '/lines/3/discounts', '/reason/code': '/reason/code', '/paymentTerms': '/paymentTerms/netDays',
    };
    for (const [pointer, field] of Object.entries(places)) assert.equal(fieldOf(pointer), field);
  });
});

describe('an item whose price is not known yet', () => {
  const unread = { key: 'l2', kind: 'catalogue', sku: 'NEW-1', quantity: 2 } as const;
  const asked = form({ segment: 'b2b', lines: [line, unread], payments: [{ methodCode: 'bankTransfer' }], customer: { name: 'Lim' } });
  const namedBy = (findings: readonly { code: string; pointer: string }[]): string[] => findings.map(({ code, pointer }) => `${code} ${pointer}`);

  it('leaves the total unknown: nobody is told that there is nothing to pay, or claims less than the order comes to', () => {
    assert.equal(totalsOf(asked, context()), undefined);
    assert.equal(moneyIsDue(asked, context()), true);
    assert.equal(claimedOf(asked, context()), undefined);
    for (const methodCode of ['bankTransfer', 'netTerms']) {
      assert.equal(toOrderInput({ ...asked, payments: [{ methodCode }] }, context()).payments?.[0]?.amount, undefined);
    }
    const typed = { methodCode: 'bankTransfer', amount: myr(500) };
    assert.deepEqual(claimedOf({ ...asked, payments: [typed] }, context()), myr(500));
  });

  it('leaves the totals of the other lines as they are, unless a discount of the whole order is shared over all', () => {
    const totals = (known: OrderForm, scopes: Parameters<typeof context>[0] = []): (number | undefined)[] => known.lines.map((_, index) => lineTotalsOf(known, context(scopes), index)?.total.amount);
    const [alone] = totals({ ...asked, lines: [line] });
    assert.ok(alone! > 0);
    assert.deepEqual(totals(asked), [alone, undefined]);
    assert.deepEqual(totals({ ...asked, discounts: [{ rate: 1_000 }] }, ['prices:override']), [undefined, undefined]);
    assert.deepEqual(totals({ ...asked, discounts: [{ rate: 1_000 }] }), [alone, undefined], 'a discount that this person may not give is none');
    assert.equal(lineTotalsOf(asked, context(), 7), undefined);
  });

  it('asks for no payment where the reason of the order needs none', () => {
    assert.equal(moneyIsDue({ ...asked, reason: { code: 'replacement' } }, context()), false);
    assert.deepEqual(claimedOf({ ...asked, payments: [{ methodCode: 'none' }] }, context()), myr(0));
  });

  it('stops the order at its line, and is the only thing said of the money', () => {
    const { blockers } = check(asked, context(), checking);
    assert.deepEqual(namedBy(blockers).filter((said) => /price|amount/i.test(said)), ['priceUnknown /lines/1/unitPrice']);
    assert.equal(check({ ...asked, lines: [line] }, context(), checking).blockers.some(({ code }) => code === 'priceUnknown'), false);
  });

  it('is said to be gone, and not awaited, where the catalogue has no such item', () => {
    const { blockers } = check(asked, context(), { ...checking, gone: new Set(['NEW-1']) });
    assert.deepEqual(namedBy(blockers).filter((said) => said.includes('/lines/1')), ['itemUnavailable /lines/1/quantity']);
  });

  it('is known where somebody with the right has typed one', () => {
    const priced = { ...asked, lines: [line, { ...unread, unitPrice: myr(700) }] };
    assert.equal(totalsOf(priced, context(['prices:override']))?.totals.items.amount, 11_400);
    assert.equal(totalsOf(priced, context())?.totals, undefined);
  });
});
