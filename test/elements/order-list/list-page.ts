import { html } from 'lit';
import '../../../components/order-list/define.ts';
// What the list downloads when it is used: here once, so that no test waits for it longer than the others.
import '../../../components/order-list/columns/order-columns.ts';
import '../../../components/order-list/export/order-export.ts';
import '../../../components/order-list/filters/order-filters.ts';
import '../../../components/order-list/holds/order-holds.ts';
import '../../../components/order-list/money/money-table.ts';
import '../../../components/order-list/views/order-views.ts';
import type { ListQuery, ManualOrderList } from '../../../components/index.ts';
import type { Order } from '../../../src/index.ts';
import { sampleOrder } from '../../components/sample-order.ts';
import { allByRole, byRole, fixture, settled, until } from '../foundation/fixture.ts';
import { FakeShop } from '../status-tracker/fake-shop.ts';

/** A shop of so many orders, the newest first, every other of them to a company and every fifth cancelled. */
export const shopOf = (count: number, change: (place: number) => Partial<Order> = () => ({})): FakeShop => new FakeShop(...Array.from({ length: count }, (_, place) => sampleOrder({
  id: `ord_${place}`, number: `MO-${1_000 + place}`, segment: place % 2 ? 'b2b' : 'b2c', status: place % 5 === 4 ? 'cancelled' : 'confirmed',
  orderedAt: new Date(Date.UTC(2026, 10, 2, 3) - place * 60_000).toISOString(), ...change(place),
})));

/** Puts a list on the page and notes what it tells of its query. */
export const mount = async (shop: FakeShop, query: ListQuery = {}, width = '1400px') => {
  const list = await fixture<ManualOrderList>(html`<manual-order-list .client=${shop.client} .query=${query}></manual-order-list>`);
  list.parentElement!.style.inlineSize = width;
  const queries: ListQuery[] = [];
  list.addEventListener('query-change', ({ detail }) => queries.push(detail.query));
  return { list, queries };
};

/** The same, once its rows are there. */
export const shown = async (shop: FakeShop, query?: ListQuery, width?: string) => {
  const mounted = await mount(shop, query, width);
  await until(() => rows(mounted.list).length > 0, 'rows are there');
  return mounted;
};

export const textOf = (element: Element | null | undefined): string => element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';
export const part = <Found extends HTMLElement = HTMLElement>(list: Element, name: string): Found | null => list.shadowRoot!.querySelector<Found>(`[part~="${name}"]`);
/** The rows that are drawn and have an order. */
export const rows = (list: Element): HTMLTableRowElement[] => [...list.shadowRoot!.querySelectorAll<HTMLTableRowElement>('tbody tr[data-place]')];
export const numbers = (list: Element): string[] => rows(list).map((row) => textOf(row.querySelector('.order-link')));
export const row = (list: Element, number: string): HTMLTableRowElement | undefined => rows(list).find((one) => textOf(one.querySelector('.order-link')) === number);
export const said = (list: Element): string => textOf(list.shadowRoot!.querySelector('[role=status]'));
export const focused = (element: Element): Element | null => {
  const inner = element.shadowRoot?.activeElement ?? null;
  return inner?.shadowRoot ? focused(inner) : inner;
};

/** Ticks a box, or takes its tick away, as a press does. */
export const tick = async (list: Element, label: string | RegExp): Promise<void> => {
  byRole(list, 'checkbox', label).click();
  await settled(list);
};

/** Opens the filters. */
export const openFilters = async (list: Element): Promise<HTMLElement> => {
  byRole(list, 'button', /^Filters/).click();
  return until(() => allByRole(list, 'group', 'Order status')[0], 'the filters are there');
};

/** Opens a dialog of the list by its button. */
export const openDialog = async (list: Element, button: string | RegExp): Promise<HTMLElement> => {
  const opener = byRole(list, 'button', button);
  opener.focus();
  opener.click();
  return until(() => allByRole(list, 'dialog')[0], 'the dialog is there');
};
