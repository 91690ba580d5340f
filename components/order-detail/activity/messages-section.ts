import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Message } from '../../../src/index.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { badge, type BadgeTone } from '../../parts/status-badge.ts';
import { mayResend, maySend } from '../allowed.ts';
import { section } from '../facts.ts';
import { loadedContent } from './loaded-content.ts';
import type { Loaded } from './order-activity.ts';
import { messageName, type DetailView } from '../view.ts';

const tones: Readonly<Record<string, BadgeTone>> = { sent: 'success', queued: 'active', held: 'warning', failed: 'danger' };

const messageItem = (view: DetailView, message: Message): TemplateResult => {
  const { localiser, settings: { timeZone } } = view;
  const at = message.sentAt ?? message.sendAfter ?? message.attempts.at(-1)?.at ?? message.createdAt;
  const status = `detail.messageStatus.${message.status}`;
  const failure = message.status === 'failed' ? message.attempts.at(-1)?.detail : undefined;
  const name = messageName(view, message.kind);
  return html`
    <li part="message">
      <p class="spread"><span class="title">${name}${message.resendOf ? html` <span class="muted">${localiser.msg('detail.again')}</span>` : nothing}</span>${
        badge(localiser.has(status) ? localiser.message(status, {}) : message.status, tones[message.status])}</p>
      <p class="muted small-text">${localiser.msg('detail.messageTo', { addresses: localiser.list(message.to) })} · <time datetime=${at}>${localiser.dateTime(at, { timeZone })}</time></p>
      ${failure ? html`<p class="field-error">${icon(icons.alert)}<span>${failure}</span></p>` : nothing}
      <div class="row" role="group" aria-label=${name}>
        <button type="button" class="button small quiet" part="preview" @click=${() => view.ask(({ previewAction }) => previewAction(view, message.kind))}>${localiser.msg('detail.preview')}</button>
        ${mayResend(view, message) ? html`<button type="button" class="button small quiet" part="resend" @click=${() => view.ask(({ resendAction }) => resendAction(view, message.id))}>${localiser.msg('detail.resend')}</button>` : nothing}
      </div>
    </li>`;
};

/** The e-mails that were sent to the customer, or wait, or failed; newest first. */
export const messagesSection = (view: DetailView, messages: Loaded<Message>, onRetry: () => void): TemplateResult => {
  const { localiser } = view;
  return section(view, { name: 'messages', title: localiser.msg('detail.messages'), content: loadedContent(localiser, messages, {
    empty: localiser.msg('detail.noMessages'), onRetry,
    content: (items) => html`<ul class="entries">${repeat(items.toReversed(), ({ id }) => id, (message) => messageItem(view, message))}</ul>`,
  }), actions: maySend(view) ? html`<button type="button" class="button small" part="send" @click=${() => view.ask(({ sendAction }) => sendAction(view))}>${localiser.msg('detail.send')}</button>` : nothing });
};
