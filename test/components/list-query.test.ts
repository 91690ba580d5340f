import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { between, changed, daysOf, directionOf, filterCount, filterOf, filterValue, isNarrowed, nextSort, onPage, recentMonths, widened, withFilter, withFlag } from '../../components/order-list/list-query.ts';

describe('the query of the order list', () => {
  it('shows the first page again when something else is asked for', () => {
    assert.deepEqual(changed({ q: 'oil', after: 'c2', sort: 'total' }, { q: 'filter' }), { q: 'filter', sort: 'total' });
    assert.deepEqual(onPage({ q: 'oil' }, 'c2'), { q: 'oil', after: 'c2' });
    assert.deepEqual(onPage({ q: 'oil', after: 'c2' }, undefined), { q: 'oil' });
  });

  it('leaves out what asks for nothing, so that an address stays short', () => {
    assert.deepEqual(changed({ q: 'oil' }, { q: '' }), {});
    assert.deepEqual(withFilter({ status: ['confirmed'], limit: 10 }, 'status', ''), { limit: 10 });
  });

  it('keeps one value of a filter as the contract wants it', () => {
    assert.deepEqual(withFilter({}, 'status', 'draft'), { status: ['draft'] });
    assert.deepEqual(withFilter({}, 'month', '2026-11'), { month: '2026-11' });
    assert.deepEqual(withFilter({}, 'segment', 'b2b'), { segment: 'b2b' });
    assert.equal(filterValue({ status: ['draft', 'confirmed'] }, 'status'), 'draft,confirmed');
    assert.equal(filterValue({}, 'month'), '');
  });

  it('takes search and filters away, and nothing else', () => {
    const query = { q: 'oil', status: ['draft' as const], month: '2026-11', sort: 'total' as const, limit: 50, after: 'c3' };
    assert.equal(filterCount(query), 2);
    assert.equal(isNarrowed(query), true);
    assert.deepEqual(widened(query), { sort: 'total', limit: 50 });
    assert.equal(isNarrowed(widened(query)), false);
  });

  it('puts flags on and off, and counts two dates as one filter', () => {
    assert.deepEqual(withFlag({ after: 'c2' }, 'alert', true), { alert: true });
    assert.deepEqual(withFlag({ alert: true, sort: 'total' }, 'alert', false), { sort: 'total' });
    assert.equal(filterCount({ alert: true, from: '2026-11-01', to: '2026-11-30' }), 2);
    assert.deepEqual(widened({ overdue: true, from: '2026-11-01', limit: 5 }), { limit: 5 });
  });

  it('has either a month or two dates', () => {
    assert.deepEqual(between({ month: '2026-11', q: 'oil' }, { from: '2026-11-03' }), { q: 'oil', from: '2026-11-03' });
    assert.deepEqual(withFilter({ from: '2026-11-03', to: '2026-11-04' }, 'month', '2026-10'), { month: '2026-10' });
    assert.deepEqual(daysOf('2028-02'), { from: '2028-02-01', to: '2028-02-29' });
    assert.deepEqual(daysOf('2026-12'), { from: '2026-12-01', to: '2026-12-31' });
  });

  it('means the same orders on every page and in every order', () => {
    assert.deepEqual(filterOf({ q: 'oil', status: ['draft'], overdue: true, sort: 'total', limit: 5, after: 'c2', includeTotal: true }), { q: 'oil', status: ['draft'], overdue: true });
  });

  it('sorts a column by its largest first, then the other way round', () => {
    assert.equal(directionOf({}, 'orderedAt'), 'descending');
    assert.equal(directionOf({ sort: 'total' }, 'orderedAt'), undefined);
    assert.equal(nextSort({}, 'total'), '-total');
    assert.equal(nextSort({ sort: '-total' }, 'total'), 'total');
    assert.equal(nextSort({ sort: 'total' }, 'total'), '-total');
  });

  it('counts months back from the shop’s own month', () => {
    const now = new Date('2025-12-31T20:00:00Z');
    assert.deepEqual(recentMonths({ now, timeZone: 'UTC', count: 2 }), ['2025-12', '2025-11']);
    assert.deepEqual(recentMonths({ now, timeZone: 'Asia/Kuala_Lumpur', count: 3 }), ['2026-01', '2025-12', '2025-11']);
  });
});
