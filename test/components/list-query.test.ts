import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changed, directionOf, filterCount, filterValue, isNarrowed, nextSort, onPage, recentMonths, widened, withFilter } from '../../components/order-list/list-query.ts';

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
