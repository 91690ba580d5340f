import type { ReactiveControllerHost } from 'lit';
import type { Client, Customer, OrderSummary } from '../../src/index.ts';
import type { Announcer } from '../foundation/announcer.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type { LastOrder } from './last-order.ts';
import { Lookup } from './lookup.ts';
import { contactFrom } from './new-customer.ts';
import { RecentCustomers } from './recent-customers.ts';
import type { WizardView } from './view.ts';

export interface LookupsOptions {
  announcer: Announcer;
  client: () => Client;
  localiser: () => Localiser;
  view: () => WizardView;
  lastOrder: LastOrder;
  /** Whose customers are remembered: one shop, one person. */
  scope: () => string | undefined;
}

const suggestions = 8;

/** The two search fields of the wizard: known customers, and the order that this one replaces. */
export const wizardLookups = (host: ReactiveControllerHost, { announcer, client, localiser, view, lastOrder, scope }: LookupsOptions) => {
  const recent = new RecentCustomers(scope);
  return {
    customers: new Lookup<Customer>(host, {
      announcer,
      load: (q, signal) => client().customers.search({ q, segment: view().form.segment, limit: suggestions }, { signal }),
      recent: () => recent.load(client(), view().form.segment),
      keyOf: ({ id }) => id,
      describe: ({ name, company, email, phone }) => ({
        title: company?.legalName ?? name, detail: [company && name, email, phone].filter(Boolean).join(' · '),
      }),
      onPick: (customer) => {
        view().setCustomer(customer);
        lastOrder.look(customer.id, { fillsIn: true });
        void recent.remember(customer.id);
        // Where all is known, Enter goes on from here.
        view().focusField(view().findings.blockers.find(({ step }) => step === 'customer')?.pointer ?? '/customer/name');
      },
      create: {
        label: (name) => localiser().msg('wizard.newCustomerNamed', { name }),
        onCreate: (typed) => {
          const { pointer, next } = contactFrom(typed, view().form.segment);
          view().set(pointer, typed);
          view().focusField(next);
        },
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
  };
};
