import type { Client, Customer, Segment } from '../../src/index.ts';
import type { ListPage } from '../controllers/paged-list.ts';
import type { RecentItems } from '../item-picker/recent-items.ts';

/** So many are offered, and so many more are looked at for those of the order's type. */
const mostRecent = 5;
const mostLooked = 10;

/** Whom this person takes orders for most and latest. Only numbers of customers are kept in this browser, by shop and person; what is known of them is asked of the server. */
export class RecentCustomers {
  readonly #scope: () => string | undefined;

  constructor(scope: () => string | undefined) {
    this.#scope = scope;
  }

  /** Without what is remembered, or without the server, there are just none to offer. */
  async load(client: Client, segment: Segment): Promise<ListPage<Customer>> {
    const ids = (await this.#remembered())?.top(mostLooked) ?? [];
    const read = await Promise.allSettled(ids.map((id) => client.customers.get(id)));
    const customers = read.flatMap((one) => (one.status === 'fulfilled' && one.value.segment === segment ? [one.value] : []));
    return { items: customers.slice(0, mostRecent) };
  }

  async remember(customerId: string): Promise<void> {
    (await this.#remembered())?.remember([customerId]);
  }

  async #remembered(): Promise<RecentItems | undefined> {
    const scope = this.#scope();
    if (scope === undefined) return undefined;
    return import('../item-picker/recent-items.ts').then(({ RecentItems: Remembered }) => new Remembered({ scope: `customers.${scope}`, now: Date.now }), () => undefined);
  }
}
