import type { Client } from '../../src/index.ts';
import type { WizardModel } from './model.ts';
import type { ShopContext } from './shop-context.ts';

/** Reads the newest of the items on the lines. Where they cannot be read, the lines show what the draft has kept, and those of which it has kept nothing say so. */
export const refreshItems = async (model: WizardModel, shop: ShopContext): Promise<void> => {
  const { lines } = model.form;
  if (lines.length === 0) return;
  model.lines.asked();
  try {
    model.refreshItems(lines, await shop.itemsOf(lines));
  } catch (error) {
    model.lines.failed(error);
  }
};

/** Reads the number and the customer of the original order, of which a draft keeps the id alone; an order that is edited knows the number. */
export const nameOriginalOrder = async (model: WizardModel, client: Client): Promise<void> => {
  const id = model.form.relatedOrderId;
  if (!id) return;
  const { base } = model;
  if (base?.relatedOrderId === id && base.relatedOrderNumber) model.label(id, base.relatedOrderNumber);
  try {
    const { number, company, customer } = await client.orders.get(id);
    model.label(id, [number ?? id, company?.legalName ?? customer.name].filter(Boolean).join(' · '));
  } catch {
    return;
  }
};
