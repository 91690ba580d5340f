import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { orderColumns, shownColumns, usualColumns } from '../../components/order-list/columns.ts';
import { daysOf, recentMonths, spans } from '../../components/order-list/days.ts';
import { listQueryFromParams, listQueryToParams } from '../../components/order-list/list-params.ts';
import {
  asksTheSame, between, changed, directionOf, filterCount, filterOf, inMonth, isNarrowed, nextSort, valuesOf, widened, withValue, type ListQuery,
} from '../../components/order-list/list-query.ts';
import { channels, orderFulfilmentStatuses, orderPaymentStatuses, orderSorts, orderStatuses, origins } from '../../src/index.ts';

const some = <Value>(values: readonly Value[]) => fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), { nil: undefined });
const words = fc.option(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), { nil: undefined });
const day = fc.option(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)), { nil: undefined });
const flag = fc.option(fc.boolean(), { nil: undefined });
const queries: fc.Arbitrary<ListQuery> = fc.record({
  view: fc.constantFrom(undefined, 'attention', 'method.cash'), q: fc.option(fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom('a', ' ', '&', '=', '%', '+', '😀', '\n', '\u2028') }), { nil: undefined }),
  status: some(orderStatuses), paymentStatus: some(orderPaymentStatuses), fulfilmentStatus: some(orderFulfilmentStatuses), channel: some(channels), origin: some(origins),
  paymentMethod: words, reason: words, createdBy: words, tag: words, from: day, to: day, segment: fc.constantFrom(undefined, 'b2b' as const, 'b2c' as const),
  sort: fc.option(fc.constantFrom(...orderSorts), { nil: undefined }), alert: flag, overdue: flag, columns: some(orderColumns),
}).map((query) => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)));

describe('the query of the order list', () => {
  it('leaves out what asks for nothing, so that an address stays short', () => {
    assert.deepEqual(changed({ q: 'oil', sort: 'total' }, { q: '', status: [] }), { sort: 'total' });
    assert.deepEqual(changed({ alert: true }, { alert: undefined }), {});
    assert.deepEqual(changed({ alert: false }, { sort: 'total' }), { alert: false, sort: 'total' }, 'the orders without an alert');
  });

  it('has several values of a filter, each once, and takes them away one by one', () => {
    const both = withValue(withValue({}, 'status', 'draft', true), 'status', 'confirmed', true);
    assert.deepEqual(both, { status: ['draft', 'confirmed'] });
    assert.deepEqual(withValue(both, 'status', 'draft', true), both);
    assert.deepEqual(valuesOf(withValue(both, 'status', 'draft', false), 'status'), ['confirmed']);
    assert.deepEqual(withValue({ status: ['draft'], limit: 10 }, 'status', 'draft', false), { limit: 10 });
  });

  it('takes search and filters away, and nothing else', () => {
    const query: ListQuery = { view: 'attention', q: 'oil', status: ['draft'], month: '2026-11', sort: 'total', limit: 50, columns: ['number', 'total'] };
    assert.equal(filterCount(query), 2);
    assert.equal(isNarrowed(query), true);
    assert.deepEqual(widened(query), { sort: 'total', limit: 50, columns: ['number', 'total'] });
    assert.equal(isNarrowed(widened(query)), false);
  });

  it('has either a month or two days, which count as one filter', () => {
    assert.deepEqual(between({ month: '2026-11', q: 'oil' }, { from: '2026-11-03' }), { q: 'oil', from: '2026-11-03' });
    assert.deepEqual(inMonth({ from: '2026-11-03', to: '2026-11-04' }, '2026-10'), { month: '2026-10' });
    assert.equal(filterCount({ alert: true, from: '2026-11-01', to: '2026-11-30' }), 2);
    assert.equal(filterCount({ to: '2026-11-30' }), 1);
  });

  it('means the same orders in every order, view and set of columns', () => {
    assert.deepEqual(filterOf({ q: 'oil', status: ['draft'], overdue: true, sort: 'total', limit: 5, view: 'all', columns: ['number'] }), { q: 'oil', status: ['draft'], overdue: true });
    assert.equal(asksTheSame({ status: ['draft', 'confirmed'], q: 'oil' }, { q: 'oil', status: ['confirmed', 'draft'], sort: '-orderedAt', columns: ['number'] }), true);
    assert.equal(asksTheSame({ q: 'oil' }, { q: 'oil', sort: 'total' }), false);
  });

  it('sorts a column by its largest or its first first, then the other way round', () => {
    assert.equal(directionOf({}, 'orderedAt'), 'descending');
    assert.equal(directionOf({ sort: 'total' }, 'orderedAt'), undefined);
    assert.equal(nextSort({}, 'total'), '-total');
    assert.equal(nextSort({ sort: '-total' }, 'total'), 'total');
    assert.equal(nextSort({ sort: 'total' }, 'total'), '-total');
    assert.equal(nextSort({}, 'customer'), 'customer');
    assert.equal(nextSort({ sort: 'customer' }, 'customer'), '-customer');
  });
});

describe('the address of the order list', () => {
  it('says everything that the list shows, and gives it back', () => {
    fc.assert(fc.property(queries, (query) => {
      assert.deepEqual(listQueryFromParams(new URLSearchParams(listQueryToParams(query).toString())), query);
    }));
  });

  it('is empty for what is as usual, and readable for the rest', () => {
    assert.equal(listQueryToParams({}).toString(), '');
    assert.equal(listQueryToParams({ view: 'method.cash', paymentMethod: ['cash'], status: ['draft', 'confirmed'], columns: ['number', 'total'] }).toString(),
      'view=method.cash&status=draft&status=confirmed&paymentMethod=cash&columns=number+total');
  });

  it('takes nothing from a stranger that the server would refuse', () => {
    fc.assert(fc.property(fc.webQueryParameters(), (text) => {
      const query = listQueryFromParams(new URLSearchParams(text));
      assert.deepEqual(listQueryFromParams(listQueryToParams(query)), query);
    }));
    assert.deepEqual(listQueryFromParams(new URLSearchParams('status=sold&status=draft&month=2026-13&from=soon&alert=yes&sort=price&segment=b2x&columns=secret+total&page=7&q=')), {
      status: ['draft'], columns: ['total'],
    });
  });
});

describe('the columns of the order list', () => {
  it('begin with the number, each once and none that is unknown', () => {
    assert.deepEqual(shownColumns(), usualColumns);
    assert.deepEqual(shownColumns(['total', 'number', 'total', 'colour', 'tags']), ['number', 'total', 'tags']);
    assert.deepEqual(shownColumns([]), ['number']);
  });
});

describe('the days of a filter', () => {
  it('are those of the calendar where the shop is', () => {
    assert.deepEqual(daysOf('today', { today: '2026-11-26' }), { from: '2026-11-26', to: '2026-11-26' });
    assert.deepEqual(daysOf('thisWeek', { today: '2026-11-26' }), { from: '2026-11-23', to: '2026-11-29' });
    assert.deepEqual(daysOf('thisWeek', { today: '2026-11-26', firstDay: 7 }), { from: '2026-11-22', to: '2026-11-28' });
    assert.deepEqual(daysOf('thisMonth', { today: '2028-02-10' }), { from: '2028-02-01', to: '2028-02-29' });
    assert.deepEqual(daysOf('lastMonth', { today: '2026-01-31' }), { from: '2025-12-01', to: '2025-12-31' });
    assert.deepEqual(recentMonths('2026-01-31', 3), ['2026-01', '2025-12', '2025-11']);
  });

  it('hold today, or the month before it, on every day of the year', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), fc.constantFrom(...spans), fc.integer({ min: 1, max: 7 }), (date, span, firstDay) => {
      const today = date.toISOString().slice(0, 10);
      const { from, to } = daysOf(span, { today, firstDay });
      assert.ok(from <= to);
      if (span === 'lastMonth') assert.ok(to < today && new Date(Date.parse(to) + 86_400_000).toISOString().slice(0, 7) === today.slice(0, 7));
      else assert.ok(from <= today && today <= to);
      if (span === 'thisWeek') assert.equal((Date.parse(to) - Date.parse(from)) / 86_400_000, 6);
    }));
  });
});
