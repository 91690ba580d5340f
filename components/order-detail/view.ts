import type { Client, Fulfilment, Order } from '../../src/index.ts';
import type { Clipboard } from '../controllers/clipboard.ts';
import type { Rights } from '../controllers/rights.ts';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type * as actions from './actions/index.ts';

/** Makes the question of an action, from code that is downloaded with the first of them. */
export type Question = (ask: typeof actions) => actions.ActionRequest;

/** What the parts of the page are written with, and what they may ask for. */
export interface DetailView {
  localiser: Localiser;
  settings: ShopSettings;
  rights: Rights;
  clipboard: Clipboard;
  client: Client;
  order: Order;
  /** The names of the sections that somebody else has changed a moment ago. */
  fresh: ReadonlySet<string>;
  /** Asks the page for another order. */
  openOrder: (orderId: string) => void;
  /** Opens the dialog of an action. */
  ask: (question: Question) => void;
  /** Renders anew what an open dialog shows. */
  refresh: () => void;
  /** A placed order was changed: the customer may be told. */
  edited: () => void;
  /** The draft that a duplicate made. */
  duplicated: (draft: Order) => void;
}

/** The shop’s word for a warehouse. */
export const warehouseName = ({ settings }: Pick<DetailView, 'settings'>, code: Fulfilment['providerCode']): string =>
  settings.value?.providers.find((provider) => provider.code === code)?.label ?? code;

/** The name of a kind of e-mail. */
export const messageName = ({ localiser }: Pick<DetailView, 'localiser'>, kind: string): string => {
  const key = `detail.message.${kind}`;
  return localiser.has(key) ? localiser.message(key, {}) : kind;
};
