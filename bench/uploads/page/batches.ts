import { timed, type Batch, type SendAll } from '../batch.ts';

export interface Shop { readonly baseUrl: string; readonly key: string }

declare global {
  interface Window { batch: (shop: Shop) => Promise<Batch> }
}

/** Lets the measuring side send what it chose in the page's file field. */
export const serveBatches = (sender: (shop: Shop) => SendAll | Promise<SendAll>): void => {
  const field = document.createElement('input');
  field.type = 'file';
  field.multiple = true;
  document.body.append(field);
  window.batch = async (shop) => timed(await sender(shop), [...field.files ?? []]);
};
