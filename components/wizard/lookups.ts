import type { ReactiveControllerHost } from 'lit';
import type { Client, Customer, OrderSummary } from '../../src/index.ts';
import type { Announcer } from '../foundation/announcer.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { Lookup } from './lookup.ts';
import type { WizardView } from './view.ts';

export interface LookupsOptions {
  announcer: Announcer;
  client: () => Client;
  localiser: () => Localiser;
  view: () => WizardView;
}

const suggestions = 8;

/** The two search fields of the wizard: known customers, and the order that this one replaces. */
export const wizardLookups = (host: ReactiveControllerHost, { announcer, client, localiser, view }: LookupsOptions) => ({
  customers: new Lookup<Customer>(host, {
    announcer,
    load: (q, signal) => client().customers.search({ q, segment: view().form.segment, limit: suggestions }, { signal }),
    keyOf: ({ id }) => id,
    describe: ({ name, company, email, phone }) => ({
      title: company?.legalName ?? name, detail: [company && name, email, phone].filter(Boolean).join(' · '),
    }),
    onPick: (customer) => {
      view().setCustomer(customer);
      view().focusField('/customer/name');
    },
  }),
  orders: new Lookup<OrderSummary>(host, {
    announcer,
    load: (q, signal) => client().orders.list({ q, limit: suggestions }, { signal }),
    keyOf: ({ id }) => id,
    describe: ({ number, id, companyName, customerName, orderedAt, total }) => ({
      title: [number ?? id, companyName ?? customerName].filter(Boolean).join(' · '),
      detail: `${localiser().date(orderedAt)} · ${localiser().money(total)}`,
    }),
    onPick: ({ id, number, companyName, customerName }) => {
      view().label(id, [number ?? id, companyName ?? customerName].filter(Boolean).join(' · '));
      view().set('/relatedOrderId', id);
      view().focusField('/relatedOrderId');
    },
  }),
});
