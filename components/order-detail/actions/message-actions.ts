import { html, nothing } from 'lit';
import { isApiError, messageKinds, type MessagePreview } from '../../../src/index.ts';
import { failureText } from '../../foundation/failure-text.ts';
import { alert, skeletonLines } from '../../parts/feedback.ts';
import { selectField, textField } from '../../parts/field.ts';
import type { ActionRequest } from './action-dialog.ts';
import { messageName, type DetailView } from '../view.ts';

type Kind = (typeof messageKinds)[number];
const isKind = (kind: string): kind is Kind => (messageKinds as readonly string[]).includes(kind);

/** The addresses in a list that was typed. */
const addressesIn = (text: string): string[] => text.split(/[,;\s]+/).filter(Boolean);

/** Shows an e-mail as it would be sent now, as plain text. */
export const previewAction = (view: DetailView, kind: string): ActionRequest => {
  const { localiser, client, order } = view;
  let preview: MessagePreview | undefined;
  let error: unknown;
  if (isKind(kind)) {
    Promise.resolve(client.messages.preview(order.id, kind)).then((answer) => { preview = answer; }, (cause: unknown) => { error = cause; }).finally(() => view.refresh());
  }
  return {
    title: messageName(view, kind), text: localiser.msg('detail.preview.text'),
    fields: () => {
      if (error !== undefined) {
        const isNothing = isApiError(error) && error.code === 'invalidTransition';
        return alert({ tone: 'warning', body: html`<p role="alert">${isNothing ? localiser.msg('detail.preview.nothing') : failureText(localiser, error).text}</p>` });
      }
      if (!preview) return html`<div aria-busy="true">${skeletonLines(5)}</div>`;
      return html`
        <dl class="facts one"><div class="fact"><dt>${localiser.msg('detail.preview.to')}</dt><dd>${preview.to.length > 0 ? localiser.list(preview.to) : localiser.msg('common.none')}</dd></div>
          <div class="fact"><dt>${localiser.msg('detail.preview.subject')}</dt><dd lang=${preview.locale}>${preview.subject}</dd></div></dl>
        <div class="letter" part="letter" lang=${preview.locale} tabindex="0" role="group" aria-label=${localiser.msg('detail.preview.body')}>${preview.text}</div>`;
    },
  };
};

/** Sends an e-mail again, to the same addresses or to others. */
export const resendAction = (view: DetailView, messageId: string, { hasBeenSaid = false }: { hasBeenSaid?: boolean } = {}): ActionRequest => {
  const { localiser, client } = view;
  return {
    title: localiser.msg('detail.resend.title'), text: localiser.msg(hasBeenSaid ? 'detail.resend.saidText' : 'detail.resend.text'), confirm: localiser.msg('detail.resend'), values: { to: '' },
    fields: (form) => textField({
      id: 'action-to', label: localiser.msg('detail.resend.to'), hint: localiser.msg('detail.resend.toHint'), value: form.typed('to'), error: form.errorAt('to'), autocomplete: 'off', onInput: (text) => form.set('to', text),
    }),
    check: (form): Record<string, string> => (addressesIn(form.text('to')).every((address) => /^[^@]+@[^@]+\.[^@]+$/.test(address)) ? {} : { to: localiser.msg('error.invalidFormat') }),
    failed: localiser.msg('detail.send.failed'), done: localiser.msg('detail.send.done'),
    run: async (order, form) => {
      const to = addressesIn(form.text('to'));
      await client.messages.resend(order.id, messageId, { idempotencyKey: form.key, ...(to.length > 0 && { to }) });
      return undefined;
    },
  };
};

/** Writes to the customer; what has been written already can be sent again. */
export const sendAction = (view: DetailView, kind: Kind = 'amended', { isAsked = false }: { isAsked?: boolean } = {}): ActionRequest => {
  const { localiser, client } = view;
  return {
    title: localiser.msg(isAsked ? 'detail.tell.title' : 'detail.send.title'), text: localiser.msg(isAsked ? 'detail.tell.text' : 'detail.send.text'), confirm: localiser.msg('detail.send.confirm'),
    values: { kind },
    fields: (form) => (isAsked ? nothing : selectField({
      id: 'action-kind', label: localiser.msg('detail.send.kind'), value: form.text('kind'), error: form.errorAt('kind'),
      choices: messageKinds.map((value) => ({ value, label: messageName(view, value) })), onChange: (value) => form.set('kind', value),
    })),
    failed: localiser.msg('detail.send.failed'), done: localiser.msg('detail.send.done'),
    instead: (error) => {
      const messageId = isApiError(error) && error.code === 'invalidTransition' ? error.params['messageId'] : undefined;
      return typeof messageId === 'string' ? resendAction(view, messageId, { hasBeenSaid: true }) : undefined;
    },
    run: async (order, form) => {
      const chosen = form.text('kind');
      if (isKind(chosen)) await client.messages.send(order.id, chosen, { idempotencyKey: form.key });
      return undefined;
    },
  };
};
