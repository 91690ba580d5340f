import type { Client, Order } from '../../src/index.ts';
import type { Rights } from '../controllers/rights.ts';
import type { ShopSettings } from '../controllers/shop-settings.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type { ActionRequest } from './action-dialog.ts';

/** What the parts of the page are written with, and what they may ask for. */
export interface DetailView {
  localiser: Localiser;
  settings: ShopSettings;
  rights: Rights;
  client: Client;
  order: Order;
  /** Opens the dialog of an action. */
  ask: (request: ActionRequest) => void;
  /** Renders anew what an open dialog shows. */
  refresh: () => void;
  /** A placed order was changed: the customer may be told. */
  edited: () => void;
  /** The draft that a duplicate made. */
  duplicated: (draft: Order) => void;
}
