import type { Fulfilment } from '../../../src/index.ts';
import type { ActionRequest } from './action-dialog.ts';
import { warehouseName, type DetailView } from '../view.ts';

export const retryAction = (view: DetailView, { id, status, providerCode }: Fulfilment): ActionRequest => {
  const { localiser, client } = view;
  return {
    title: localiser.msg('detail.retry.title', { warehouse: warehouseName(view, providerCode) }),
    text: localiser.msg(status === 'rejected' ? 'detail.retry.refusedText' : 'detail.retry.text'), confirm: localiser.msg('detail.retry'),
    failed: localiser.msg('detail.retry.failed'), done: localiser.msg('detail.retry.done'),
    run: async (_order, form) => { await client.fulfilments.retry(id, { idempotencyKey: form.key }); return undefined; },
  };
};

export const refreshAction = (view: DetailView, { id, providerCode }: Fulfilment): ActionRequest => {
  const { localiser, client } = view;
  return {
    title: localiser.msg('detail.refresh.title', { warehouse: warehouseName(view, providerCode) }), text: localiser.msg('detail.refresh.text'), confirm: localiser.msg('detail.refresh'),
    failed: localiser.msg('detail.refresh.failed'), done: localiser.msg('detail.refresh.done'),
    run: async () => { await client.fulfilments.refresh(id); return undefined; },
  };
};
