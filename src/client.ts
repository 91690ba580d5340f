import * as catalogue from './resources/catalogue.ts';
import * as customers from './resources/customers.ts';
import * as events from './resources/events.ts';
import * as fulfilments from './resources/fulfilments.ts';
import * as messages from './resources/messages.ts';
import * as orders from './resources/orders.ts';
import * as payments from './resources/payments.ts';
import * as sessions from './resources/sessions.ts';
import * as settings from './resources/settings.ts';
import * as stock from './resources/stock.ts';
import * as uploads from './resources/uploads.ts';
import * as webhooks from './resources/webhooks.ts';
import { createCore, type Core, type CoreOptions } from './transport/core.ts';

type Functions = Readonly<Record<string, (core: Core, ...rest: never[]) => unknown>>;

/** The functions of a resource, with their client already given. */
export type Bound<Resource> = {
  readonly [Name in keyof Resource]: Resource[Name] extends (core: Core, ...rest: infer Rest) => infer Answer ? (...rest: Rest) => Answer : never;
};

const bind = <Resource extends Functions>(core: Core, resource: Resource): Bound<Resource> =>
  Object.fromEntries(Object.entries(resource).map(([name, run]) => [name, (...rest: never[]) => run(core, ...rest)])) as Bound<Resource>;

/** Everything a shop can be asked. The one credential and configuration that elements are given. */
export interface Client {
  readonly orders: Bound<typeof orders>;
  readonly payments: Bound<typeof payments>;
  readonly catalogue: Bound<typeof catalogue>;
  readonly stock: Bound<typeof stock>;
  readonly customers: Bound<typeof customers>;
  readonly uploads: Bound<typeof uploads>;
  readonly fulfilments: Bound<typeof fulfilments>;
  readonly messages: Bound<typeof messages>;
  readonly events: Bound<typeof events>;
  readonly sessions: Bound<typeof sessions>;
  readonly settings: Bound<typeof settings>;
  readonly webhooks: Bound<typeof webhooks>;
}

/**
 * Makes a client of a shop.
 *
 * ```ts
 * const shop = createClient({ baseUrl: 'https://shop.example/v1', auth: async ({ signal }) => (await fetch('/session', { signal })).json() });
 * const order = await shop.orders.create({ segment: 'b2b', lines: [{ kind: 'catalogue', sku: 'B-10', quantity: 3 }] });
 * for await (const event of shop.orders.watch(order.id)) console.log(event.type);
 * ```
 */
export const createClient = (options: CoreOptions): Client => {
  const core = createCore(options);
  return {
    orders: bind(core, orders),
    payments: bind(core, payments),
    catalogue: bind(core, catalogue),
    stock: bind(core, stock),
    customers: bind(core, customers),
    uploads: bind(core, uploads),
    fulfilments: bind(core, fulfilments),
    messages: bind(core, messages),
    events: bind(core, events),
    sessions: bind(core, sessions),
    settings: bind(core, settings),
    webhooks: bind(core, webhooks),
  };
};
