import type { Kysely } from 'kysely';
import { messageKinds, type Message, type MessagePreview } from '../../src/contract/event.ts';
import type { Order } from '../../src/contract/order.ts';
import { requireMay, type Caller } from '../caller.ts';
import type { Tables, Tx } from '../database/database.ts';
import type { Happened, MessageKind } from '../orders/order-ports.ts';
import { invalidTransition, notFound, ProblemError } from '../problem-error.ts';
import { thingsToWriteAbout } from './about.ts';
import type { Letter } from './letter.ts';
import { letterAbout } from './letters.ts';
import { findMessage, messageOf, messagesOfOrder, updateMessage, type MessageRow } from './message-store.ts';
import type { MessagesOptions, Put } from './messages.ts';
import { eachOnce, recipientsOf } from './recipients.ts';

interface Asked { orderId: string; caller: Caller }
interface Subject { shopId: string; order: Order; kind: MessageKind; aboutId: string }

/** What people do with e-mails. */
export interface MessageActions {
  /**
   * Writes to the customer about what they have not been told yet.
   * @throws {ProblemError} `contactRequired` when nobody can be written to; `invalidTransition` when there is nothing of the
   *   kind to say, or it has been said
   */
  send(tx: Tx, kind: MessageKind, asked: Asked): Promise<Message>;
  /** What `send` would send now. @throws {ProblemError} `invalidTransition` when there is nothing of the kind to say */
  preview(db: Kysely<Tables>, kind: MessageKind, asked: Asked): Promise<MessagePreview>;
  /** The confirmation of an order, whether it is saved or not. */
  previewConfirmation(db: Kysely<Tables>, shown: { shopId: string; order: Order }): Promise<MessagePreview>;
  /**
   * Sends again: a new message where it was sent, the same one where it failed.
   * @throws {ProblemError} `invalidTransition` while it has not been sent, after it was withdrawn, and where it is no longer true
   */
  resend(tx: Tx, to: readonly string[] | undefined, asked: Asked & { messageId: string }): Promise<Message>;
}

const nothingToSay = (order: Order, kind: MessageKind): ProblemError =>
  invalidTransition({ from: order.status, to: kind, allowed: [], detail: 'There is nothing of this kind to write about where the order is now.' });

const isAbout = (row: MessageRow, kind: MessageKind, aboutId: string): boolean => row.kind === kind && row.resend_of === null && row.about_id === aboutId;

export function createMessageActions({ put, outbox, events, orders, settingsOf, publicUrl }: MessagesOptions & { put: Put }): MessageActions {
  const find = async (db: Kysely<Tables>, { shopId, orderId, messageId }: { shopId: string; orderId: string; messageId: string }): Promise<MessageRow> => {
    const row = await findMessage(db, { shopId, messageId });
    if (row === undefined || row.order_id !== orderId) throw notFound('message');
    return row;
  };

  const locked = async (tx: Tx, { caller: { shopId }, orderId }: Asked): Promise<Order> => {
    await orders.lock(tx, { shopId, orderId });
    return orders.read(tx, { shopId, orderId });
  };

  const queued = (row: Pick<MessageRow, 'id' | 'kind' | 'resend_of'>): Happened =>
    ({ type: 'message.queued', data: { messageId: row.id, kind: row.kind, ...(row.resend_of !== null && { resendOf: row.resend_of }) } });

  const answer = async (tx: Tx, { caller: { shopId, actor }, orderId }: Asked, messageId: string): Promise<Message> => {
    const row = await find(tx, { shopId, orderId, messageId });
    await events.append(tx, { shopId, events: [{ ...queued(row), orderId, actor }] });
    return messageOf(row);
  };

  /** @throws {ProblemError} `invalidTransition` when there is no such thing to write about, or not any more */
  const letterFor = async (db: Kysely<Tables>, { shopId, order, kind, aboutId }: Subject): Promise<Letter> => {
    const letter = letterAbout(kind, aboutId, { order, settings: await settingsOf(db, shopId), publicUrl });
    if (letter === undefined) throw nothingToSay(order, kind);
    return letter;
  };

  const shown = async (db: Kysely<Tables>, subject: Subject): Promise<MessagePreview> =>
    ({ to: recipientsOf(subject.order, subject.kind), ...await letterFor(db, subject) });

  return {
    async send(tx, kind, asked) {
      const { caller, orderId } = asked;
      const { shopId } = caller;
      const order = await locked(tx, asked);
      requireMay(caller, 'messages.send', { order });
      const things = thingsToWriteAbout(order, kind);
      if (things.length === 0) throw nothingToSay(order, kind);
      const to = recipientsOf(order, kind);
      if (to.length === 0) throw new ProblemError('contactRequired', { detail: 'The customer has no e-mail address, and no further recipient is named.' });
      const rows = await messagesOfOrder(tx, { shopId, orderId });
      if (kind === 'amended' && rows.some((row) => row.kind === 'orderConfirmation' && row.status === 'held')) {
        throw invalidTransition({ from: 'held', to: kind, allowed: [], detail: 'The confirmation has not left yet; it will say the order as it is then.' });
      }
      const told = rows.filter(({ status }) => status !== 'cancelled');
      const aboutId = things.find((thing) => !told.some((row) => isAbout(row, kind, thing)));
      const messageId = aboutId === undefined ? undefined : await put(tx, { shopId, order, kind, aboutId, to });
      if (messageId !== undefined) return answer(tx, asked, messageId);
      const last = told.findLast((row) => things.some((thing) => isAbout(row, kind, thing)));
      throw new ProblemError('invalidTransition', {
        detail: 'This has been written to the customer; send that message again.',
        params: { from: last?.status ?? order.status, to: 'queued', allowed: [], ...(last !== undefined && { messageId: last.id }) },
      });
    },

    async preview(db, kind, { caller: { shopId }, orderId }) {
      const order = await orders.read(db, { shopId, orderId });
      // What these say needs nothing but the order: they may be looked at before there is a reason to send them.
      const aboutId = thingsToWriteAbout(order, kind).at(-1) ?? order.id;
      return shown(db, { shopId, order, kind, aboutId });
    },

    previewConfirmation: (db, { shopId, order }) => shown(db, { shopId, order, kind: 'orderConfirmation', aboutId: order.id }),

    async resend(tx, addresses, asked) {
      const { caller: { shopId, actor }, caller, orderId, messageId } = asked;
      const order = await locked(tx, asked);
      requireMay(caller, 'messages.resend', { order });
      const row = await find(tx, { shopId, orderId, messageId });
      const kind = messageKinds.find((known) => known === row.kind);
      if (row.status !== 'sent' && row.status !== 'failed') {
        const detail = row.status === 'cancelled' ? 'It was withdrawn with its order.' : 'It has not been sent yet.';
        throw invalidTransition({ from: row.status, to: 'queued', allowed: [], detail });
      }
      // An amendment may be said again as what the order is now; a confirmation of a cancelled order may not.
      if (kind === undefined || thingsToWriteAbout(order, kind).length === 0) throw nothingToSay(order, kind ?? 'orderConfirmation');
      await letterFor(tx, { shopId, order, kind, aboutId: row.about_id });
      const fresh = recipientsOf(order, kind);
      const to = addresses !== undefined ? eachOnce(addresses) : fresh.length > 0 && row.resend_of === null ? fresh : row.recipients;
      if (row.status === 'sent') {
        const again = await put(tx, { shopId, order, kind, aboutId: row.about_id, to, resendOf: row.id });
        if (again === undefined) throw new Error('A message that says another again stands beside it.');
        return answer(tx, asked, again);
      }
      await updateMessage(tx, { shopId, messageId, set: { status: 'queued', recipients: to } });
      await outbox.schedule(tx, { shopId, kind: 'message', targetId: messageId });
      if (!order.alerts.some(({ aboutId }) => aboutId === messageId)) return answer(tx, asked, messageId);
      await orders.follow(tx, { shopId, orderId, actor, happened: [queued(row)], settle: [{ aboutId: messageId }] });
      return messageOf(await find(tx, { shopId, orderId, messageId }));
    },
  };
}
