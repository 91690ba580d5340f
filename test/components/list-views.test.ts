import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chipsOf } from '../../components/order-list/filter-words.ts';
import { arrangedFrom, textOf, type Arranged } from '../../components/order-list/list-memory.ts';
import { isModified, openView, resolved, viewOf, type ListView } from '../../components/order-list/list-views.ts';
import { totalsOf } from '../../components/order-list/order-sums.ts';
import { liesBetween } from '../../components/order-list/row-order.ts';
import { exportColumnsOf } from '../../components/order-list/export/export-columns.ts';
import { orderColumns } from '../../components/order-list/columns.ts';
import { Localiser } from '../../components/foundation/localiser.ts';
import { en } from '../../components/locales/en.ts';
import { orderExportColumns, type OrderSummary } from '../../src/index.ts';

const views: readonly ListView[] = [
  { id: 'all', name: 'All', query: {}, isOwn: false },
  { id: 'attention', name: 'Needs attention', query: { alert: true }, isOwn: false },
  { id: 'mine', name: 'Mine', query: { createdBy: ['usr_1'], sort: 'total', columns: ['number', 'total'] }, isOwn: true },
];
const [all, attention, mine] = views as [ListView, ListView, ListView];

describe('the views of the order list', () => {
  it('are found by their name, or by what they ask for', () => {
    assert.equal(viewOf(views, {}), all);
    assert.equal(viewOf(views, { alert: true }), attention);
    assert.equal(viewOf(views, { alert: true, q: 'oil' }), undefined);
    assert.equal(viewOf(views, { view: 'attention', q: 'oil' }), attention);
    assert.equal(viewOf(views, { view: 'gone' }), undefined);
  });

  it('open with all that they show, in a list of the same size', () => {
    assert.deepEqual(openView(mine, { q: 'oil', limit: 10 }), { createdBy: ['usr_1'], sort: 'total', columns: ['number', 'total'], view: 'mine', limit: 10 });
    assert.deepEqual(openView(all, { q: 'oil', view: 'mine' }), {});
  });

  it('stand for their filters where they are only named', () => {
    assert.deepEqual(resolved(() => views, { view: 'mine' }), { ...mine.query, view: 'mine' });
    assert.deepEqual(resolved(() => views, { view: 'mine', status: ['draft'] }), { view: 'mine', status: ['draft'] });
    assert.deepEqual(resolved(() => views, { view: 'gone' }), { view: 'gone' });
  });

  it('are changed by a filter, a sort, and by columns where they have their own', () => {
    assert.equal(isModified(attention, { view: 'attention', alert: true, columns: ['number'] }), false);
    assert.equal(isModified(attention, { view: 'attention', alert: true, q: 'oil' }), true);
    assert.equal(isModified(mine, { ...mine.query, columns: ['number'] }), true);
    assert.equal(isModified(mine, { ...mine.query, sort: '-total' }), true);
  });
});

describe('what a person has arranged', () => {
  it('comes back as it was kept', () => {
    const arranged: Arranged = { views: [{ id: 'v1', name: 'Mine & “theirs”', query: { createdBy: ['usr_1'], q: 'a=b&c' } }], defaultView: 'v1', columns: ['number', 'tags'] };
    assert.deepEqual(arrangedFrom(textOf(arranged)), arranged);
    assert.deepEqual(arrangedFrom(textOf({ views: [] })), { views: [] });
  });

  it('is read as far as it can be, whoever wrote it', () => {
    assert.deepEqual(arrangedFrom('null'), { views: [] });
    assert.deepEqual(arrangedFrom('{"views":[null,3,{"id":"v","name":"V","query":"status=sold&q=oil"}],"defaultView":7,"columns":"number secret"}'), {
      views: [{ id: 'v', name: 'V', query: { q: 'oil' } }], columns: ['number'],
    });
  });
});

describe('filters in words', () => {
  const words = {
    localiser: new Localiser({ locale: 'en', english: [en] }), people: () => new Map([['usr_1', 'Aminah']]),
    settings: { paymentMethod: (code: string) => (code === 'cash' ? 'Cash' : code), reason: (code: string) => code } as never,
  };
  const textsOf = (query: Parameters<typeof chipsOf>[1]) => chipsOf(words, query).map(({ label, text }) => (label === undefined ? text : `${label}: ${text}`));

  it('say each filter once, with its values', () => {
    assert.deepEqual(textsOf({ month: '2026-11', status: ['draft', 'confirmed'], paymentMethod: ['cash', 'gone'], createdBy: ['usr_1', 'usr_2'], alert: true, overdue: false, segment: 'b2b', q: 'oil', sort: 'total' }), [
      'November 2026', 'Order status: Draft or Confirmed', 'Payment method: Cash or gone', 'Entered by: Aminah or usr_2', 'Type: B2B', 'Needs attention', 'Not overdue',
    ]);
  });

  it('say two days, one of them, and one alone', () => {
    assert.deepEqual(textsOf({ from: '2026-11-01', to: '2026-11-26' }), ['Nov 1, 2026 – Nov 26, 2026']);
    assert.deepEqual([textsOf({ from: '2026-11-01' }), textsOf({ to: '2026-11-26' }), textsOf({ from: '2026-11-26', to: '2026-11-26' })], [['Since Nov 1, 2026'], ['Until Nov 26, 2026'], ['Nov 26, 2026']]);
  });

  it('are taken away without the others', () => {
    const query = { from: '2026-11-01', to: '2026-11-26', status: ['draft' as const], q: 'oil' };
    assert.deepEqual(chipsOf(words, query).map(({ without }) => without), [{ status: ['draft'], q: 'oil' }, { from: '2026-11-01', to: '2026-11-26', q: 'oil' }]);
  });
});

describe('the sums of the order list', () => {
  const myr = (amount: number) => ({ amount, currency: 'MYR' });
  const sgd = (amount: number) => ({ amount, currency: 'SGD' });

  it('are one for each currency, with drafts and what goes back apart', () => {
    assert.deepEqual(totalsOf({ items: [
      { currency: 'MYR', status: 'confirmed', orders: 3, total: myr(500), paid: myr(200), balance: myr(300) },
      { currency: 'SGD', status: 'completed', orders: 1, total: sgd(70), paid: sgd(70), balance: sgd(0) },
      { currency: 'MYR', status: 'completed', orders: 1, total: myr(50), paid: myr(50), balance: myr(0) },
      { currency: 'MYR', status: 'draft', orders: 2, total: myr(90), paid: myr(0), balance: myr(90) },
      { currency: 'MYR', status: 'cancelled', orders: 1, total: myr(0), paid: myr(30), balance: myr(-30) },
    ] }), [
      { total: myr(550), paid: myr(250), balance: myr(300), drafts: myr(90), giveBack: myr(30) },
      { total: sgd(70), paid: sgd(70), balance: sgd(0), drafts: sgd(0), giveBack: sgd(0) },
    ]);
    assert.deepEqual(totalsOf({ items: [] }), []);
  });
});

describe('a new order', () => {
  const order = (orderedAt: string, amount = 1) => ({ orderedAt, total: { amount, currency: 'MYR' } }) as OrderSummary;
  it('belongs among the rows as far as they are loaded', () => {
    const last = order('2026-11-02T00:00:00Z', 50);
    assert.equal(liesBetween(order('2026-11-03T00:00:00Z'), last, '-orderedAt'), true);
    assert.equal(liesBetween(order('2026-11-01T00:00:00Z'), last, '-orderedAt'), false);
    assert.equal(liesBetween(order('2026-11-01T00:00:00Z'), undefined, '-orderedAt'), true);
    assert.equal(liesBetween(order('2026-11-03T00:00:00Z', 60), last, 'total'), false);
    assert.equal(liesBetween(order('2026-11-03T00:00:00Z', 40), last, 'total'), true);
    assert.equal(liesBetween(order('2026-11-03T00:00:00Z', 40), last, 'number'), true, 'only the server can tell');
  });
});

describe('the columns of an export', () => {
  it('are those of the list, each once, and every one of them exists', () => {
    assert.deepEqual(exportColumnsOf(['number', 'total', 'balance']), ['number', 'status', 'currency', 'total', 'balance']);
    const known: readonly string[] = orderExportColumns;
    assert.deepEqual(exportColumnsOf(orderColumns).filter((column) => !known.includes(column)), []);
  });
});
