import { html, type TemplateResult } from 'lit';
import type { Fulfilment, OrderLine } from '../../../src/index.ts';
import { checkbox, textArea, textField } from '../../parts/field.ts';
import type { ActionRequest } from './action-dialog.ts';
import type { ActionForm } from './action-form.ts';
import { outThere } from '../allowed.ts';
import type { DetailView } from '../view.ts';

/** A hand-off that its warehouse has, and means to carry out. */
const isWithWarehouse = ({ sentAt, status }: Fulfilment): boolean => sentAt !== undefined && !['rejected', 'cancelled', 'failed', 'closed'].includes(status);

/** A reason to type, under the name `reason`. */
export const reasonField = ({ localiser }: DetailView, form: ActionForm, { required = false, label = localiser.msg('detail.action.reason') }: { required?: boolean; label?: string } = {}): TemplateResult => textArea({
  id: 'action-reason', label, required, hint: required ? undefined : localiser.msg('common.optional'), value: form.typed('reason'), maxLength: 1_000,
  error: form.errorAt('reason'), onInput: (text) => form.set('reason', text),
});

/** That a reason must not be left out. */
export const needsReason = ({ localiser }: DetailView) => (form: ActionForm): Record<string, string> => (form.text('reason') ? {} : { reason: localiser.msg('common.required') });

export const undoAction = ({ localiser, client }: DetailView): ActionRequest => ({
  title: localiser.msg('detail.undo.title'), text: localiser.msg('detail.undo.text'), confirm: localiser.msg('detail.undo'),
  failed: localiser.msg('detail.undo.failed'), done: localiser.msg('detail.undo.done'),
  run: (order) => client.orders.undo(order.id, { ifMatch: order.version }),
});

export const sendNowAction = ({ localiser, client }: DetailView): ActionRequest => ({
  title: localiser.msg('detail.sendNow.title'), text: localiser.msg('detail.sendNow.text'), confirm: localiser.msg('detail.sendNow'),
  failed: localiser.msg('detail.sendNow.failed'), done: localiser.msg('detail.sendNow.done'),
  run: (order) => client.orders.sendNow(order.id, { ifMatch: order.version }),
});

export const releaseAction = ({ localiser, client, order: { holds } }: DetailView, holdId?: string): ActionRequest => ({
  title: localiser.msg('detail.release.title'),
  text: localiser.msg(holdId !== undefined && holds.length > 1 ? 'detail.release.oneText' : 'detail.release.text'),
  confirm: localiser.msg('detail.release'), failed: localiser.msg('detail.release.failed'), done: localiser.msg('detail.release.done'),
  run: (order) => client.orders.release(order.id, { ifMatch: order.version, ...(holdId !== undefined && { holdId: holdId as `hld_${string}` }) }),
});

export const holdAction = (view: DetailView): ActionRequest => {
  const { localiser, client } = view;
  return {
    title: localiser.msg('detail.hold.title'), text: localiser.msg('detail.hold.text'), confirm: localiser.msg('detail.hold'),
    values: { reason: '' }, fields: (form) => reasonField(view, form, { required: true }), check: needsReason(view),
    failed: localiser.msg('detail.hold.failed'), done: localiser.msg('detail.hold.done'),
    run: (order, form) => client.orders.hold(order.id, { ifMatch: order.version, reason: form.text('reason') }),
  };
};

export const duplicateAction = (view: DetailView): ActionRequest => {
  const { localiser, client } = view;
  return {
    title: localiser.msg('detail.copy.title'), text: localiser.msg('detail.copy.text'), confirm: localiser.msg('detail.copy'),
    failed: localiser.msg('detail.copy.failed'), done: localiser.msg('detail.copy.done'),
    run: async (order, form) => {
      view.duplicated(await client.orders.duplicate(order.id, { idempotencyKey: form.key }));
      return undefined;
    },
  };
};

export const returnAction = (view: DetailView): ActionRequest => {
  const { localiser, client, order: { lines } } = view;
  const shipped = lines.filter((line) => outThere(line) > 0);
  const countOf = (form: ActionForm, { id }: OrderLine): number => Number(form.text(id) || 0);
  return {
    title: localiser.msg('detail.return.title'), text: localiser.msg('detail.return.text'), confirm: localiser.msg('detail.return.confirm'),
    values: { ...Object.fromEntries(shipped.map(({ id }) => [id, ''])), reason: '', restock: true },
    fields: (form) => html`
      ${shipped.map((line) => textField({
        id: `action-${line.id}`, type: 'number', min: '0', max: String(outThere(line)), label: localiser.msg('detail.return.quantity', { item: line.title }),
        hint: localiser.msg('detail.return.most', { count: outThere(line) }), value: form.typed(line.id), error: form.errorAt(line.id), onInput: (text) => form.set(line.id, text),
      }))}
      ${reasonField(view, form)}
      ${checkbox({ id: 'action-restock', label: localiser.msg('detail.return.restock'), hint: localiser.msg('detail.return.restockHint'), checked: form.value<boolean>('restock') ?? false, onChange: (checked) => form.set('restock', checked) })}`,
    check: (form) => {
      const wrong = shipped.filter((line) => !Number.isInteger(countOf(form, line)) || countOf(form, line) < 0 || countOf(form, line) > outThere(line));
      const [first] = shipped;
      if (wrong.length === 0 && first && shipped.every((line) => countOf(form, line) === 0)) return { [first.id]: localiser.msg('detail.return.nothing') };
      return Object.fromEntries(wrong.map((line) => [line.id, localiser.msg('detail.return.range', { most: outThere(line) })]));
    },
    failed: localiser.msg('detail.return.failed'), done: localiser.msg('detail.return.done'),
    run: (order, form) => client.orders.recordReturn(order.id, {
      lines: shipped.flatMap((line) => (countOf(form, line) > 0 ? [{ lineId: line.id as `lin_${string}`, quantity: countOf(form, line) }] : [])),
      restock: form.value<boolean>('restock') ?? false, ...(form.text('reason') && { reason: form.text('reason') }),
    }, { ifMatch: order.version }),
  };
};

const cancelText = ({ localiser, order }: DetailView): string => {
  if (order.status === 'draft') return localiser.msg('detail.cancelDraftText');
  if (order.lines.some(({ quantities }) => quantities.shipped > 0)) return localiser.msg('detail.cancelRestText');
  return localiser.msg(order.fulfilments.some(isWithWarehouse) ? 'detail.cancelSentText' : 'detail.cancelText');
};

export const cancelAction = (view: DetailView): ActionRequest => {
  const { localiser, client, order } = view;
  return {
    title: order.number ? localiser.msg('detail.cancelTitle', { number: order.number }) : localiser.msg('detail.cancelDraftTitle'),
    text: [cancelText(view), ...(order.totals.paid.amount > 0 ? [localiser.msg('detail.cancel.money', { amount: localiser.money(order.totals.paid) })] : [])].join(' '), confirm: localiser.msg('detail.cancel'), keep: localiser.msg('detail.keep'), isDanger: true,
    values: { reason: '' }, fields: (form) => reasonField(view, form), failed: localiser.msg('detail.cancelFailed'),
    run: (now, form) => {
      const reason = form.text('reason');
      return client.orders.cancel(now.id, { ifMatch: now.version, ...(reason && { reason }) });
    },
  };
};
