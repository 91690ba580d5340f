import type { Fulfilment } from '../../src/index.ts';
import type { ActionRequest } from './action-dialog.ts';
import type { DetailView } from './view.ts';

/** Whether a hand-off may be sent again: it did not reach its warehouse, or was refused. */
export const mayRetry = ({ rights, order }: DetailView, { status }: Fulfilment): boolean =>
  (status === 'failed' || status === 'rejected') && rights.refusal('fulfilments.retry', { order }) === undefined;

/** Whether its warehouse could be asked: it has the hand-off, and a system that answers. */
export const mayRefresh = ({ rights, order, settings }: DetailView, { status, sentAt, providerCode }: Fulfilment): boolean =>
  sentAt !== undefined && status !== 'cancelled' && status !== 'failed' && settings.value?.providers.find(({ code }) => code === providerCode)?.kind !== 'email'
  && rights.refusal('fulfilments.refresh', { order }) === undefined;

/** The shop’s word for a warehouse. */
export const warehouseName = ({ settings }: DetailView, code: string): string => settings.value?.providers.find((provider) => provider.code === code)?.label ?? code;

export const retryAction = (view: DetailView, { id, status, providerCode }: Fulfilment): ActionRequest => {
  const { localiser, client } = view;
  return {
    title: localiser.msg('detail.retry.title', { warehouse: warehouseName(view, providerCode) }),
    text: localiser.msg(status === 'rejected' ? 'detail.retry.refusedText' : 'detail.retry.text'), confirm: localiser.msg('detail.retry'),
    failed: localiser.msg('detail.retry.failed'), done: localiser.msg('detail.retry.done'),
    run: async () => { await client.fulfilments.retry(id); return undefined; },
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
