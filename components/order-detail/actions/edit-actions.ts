import { html } from 'lit';
import { addressRule, lineLimits, malaysianStates, type Address, type OrderLine, type OrderPatch } from '../../../src/index.ts';
import { addressFields } from '../../parts/address-fields.ts';
import { textArea, textField } from '../../parts/field.ts';
import type { ActionRequest } from './action-dialog.ts';
import type { DetailView } from '../view.ts';

const most = 99_999;

/** Whether a warehouse has the order, and so has to agree to what changes. */
const isWithWarehouse = ({ order: { fulfilments } }: DetailView): boolean =>
  fulfilments.some(({ sentAt, status }) => sentAt !== undefined && !['rejected', 'cancelled', 'closed'].includes(status));

/** What a change of the lines of a placed order also does. */
const consequence = (view: DetailView): string | undefined =>
  (view.order.status === 'draft' ? undefined : view.localiser.msg(isWithWarehouse(view) ? 'detail.edit.warehouseText' : 'detail.edit.text'));

export const quantityAction = (view: DetailView, line: OrderLine): ActionRequest => {
  const { localiser, client } = view;
  const { leastQuantity } = lineLimits(line);
  return {
    title: localiser.msg('detail.quantity.title', { item: line.title }), text: consequence(view), confirm: localiser.msg('detail.edit.save'),
    values: { quantity: String(line.quantity) },
    fields: (form) => textField({
      id: 'action-quantity', type: 'number', label: localiser.msg('detail.column.quantity'), required: true, min: String(leastQuantity), max: String(most), value: form.typed('quantity'),
      hint: leastQuantity > 1 ? localiser.msg('detail.quantity.least', { least: leastQuantity }) : undefined,
      error: form.errorAt('quantity'), onInput: (text) => form.set('quantity', text),
    }),
    check: (form): Record<string, string> => {
      const quantity = Number(form.text('quantity') || Number.NaN);
      if (!Number.isInteger(quantity)) return { quantity: localiser.msg('error.notInteger') };
      if (quantity < leastQuantity) return { quantity: localiser.msg('detail.quantity.least', { least: leastQuantity }) };
      return quantity > most ? { quantity: localiser.msg('error.tooLarge', { limit: most }) } : {};
    },
    failed: localiser.msg('detail.edit.failed'), done: localiser.msg('detail.edit.done'), after: () => view.edited(),
    run: (order, form) => client.orders.updateLine(order.id, line.id, { quantity: Number(form.text('quantity')) }, { ifMatch: order.version }),
  };
};

export const removeAction = (view: DetailView, line: OrderLine): ActionRequest => {
  const { localiser, client } = view;
  return {
    title: localiser.msg('detail.removeLine.title', { item: line.title }), text: consequence(view) ?? localiser.msg('detail.removeLine.text'), confirm: localiser.msg('common.remove'), isDanger: true,
    failed: localiser.msg('detail.edit.failed'), done: localiser.msg('detail.edit.done'), after: () => view.edited(),
    run: (order) => client.orders.removeLine(order.id, line.id, { ifMatch: order.version }),
  };
};

export const addressAction = (view: DetailView): ActionRequest => {
  const { localiser, client, order, settings } = view;
  const before: Partial<Address> = order.shippingAddress ?? { country: settings.value?.country ?? '' };
  const parts = ['name', 'company', 'line1', 'line2', 'postalCode', 'city', 'region', 'country', 'phone', 'instructions'] as const;
  return {
    title: localiser.msg('detail.shippingAddress'), text: isWithWarehouse(view) ? localiser.msg('detail.edit.addressText') : undefined, confirm: localiser.msg('detail.edit.save'),
    values: Object.fromEntries(parts.map((part) => [part, before[part] ?? ''])),
    fields: (form) => {
      const country = form.text('country');
      return html`<div class="form-grid">${addressFields(localiser, {
        idPrefix: 'action', purpose: 'shipping', value: Object.fromEntries(parts.map((part) => [part, form.typed(part) || undefined])),
        errors: Object.fromEntries(parts.map((part) => [part, form.errorAt(part)])), required: ['line1', 'country', ...addressRule(country).required],
        ...(country === 'MY' && { regions: malaysianStates }),
        onInput: (change) => { for (const [part, text] of Object.entries(change)) form.set(part, text ?? ''); },
      })}</div>`;
    },
    check: (form) => Object.fromEntries([...new Set(['line1', 'country', ...addressRule(form.text('country')).required])]
      .flatMap((part) => (form.text(part) ? [] : [[part, localiser.msg('common.required')]]))),
    failed: localiser.msg('detail.edit.failed'), done: localiser.msg('detail.edit.done'), after: () => view.edited(),
    // A merge patch: a part that was emptied has to be taken away by name.
    run: (now, form) => client.orders.update(now.id, {
      shippingAddress: Object.fromEntries(parts.filter((part) => form.text(part) || before[part] !== undefined).map((part) => [part, form.text(part) || null])),
    } as OrderPatch, { ifMatch: now.version }),
  };
};

export const notesAction = (view: DetailView): ActionRequest => {
  const { localiser, client, order } = view;
  const kinds = ['customer', 'packing', 'internal'] as const;
  return {
    title: localiser.msg('detail.notes.title'), confirm: localiser.msg('detail.edit.save'),
    values: Object.fromEntries(kinds.map((kind) => [kind, order.notes[kind] ?? ''])),
    fields: (form) => kinds.map((kind) => textArea({
      id: `action-${kind}`, label: localiser.msg(`detail.note.${kind}`), hint: localiser.msg(`detail.notes.${kind}`), value: form.typed(kind), maxLength: 5_000, rows: 2,
      error: form.errorAt(kind), onInput: (text) => form.set(kind, text),
    })),
    failed: localiser.msg('detail.edit.failed'), done: localiser.msg('detail.edit.done'),
    run: (now, form) => client.orders.update(now.id, {
      notes: Object.fromEntries(kinds.map((kind) => [kind, form.text(kind) || null])),
    } as OrderPatch, { ifMatch: now.version }),
  };
};
