import type { Kysely } from 'kysely';
import type { Message } from '../../src/contract/event.ts';
import type { Order } from '../../src/contract/order.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { systemActor } from '../caller.ts';
import type { Database, Tables, Tx } from '../database/database.ts';
import type { Events } from '../events/events.ts';
import { newId } from '../ids.ts';
import type { OrderFollowing, OrderMessages } from '../orders/order-ports.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Effect, Outcome } from '../outbox/outbox-worker.ts';
import { messagePolicy } from '../outbox/retry-policy.ts';
import { MailError, type Clock, type MailAddress, type MailTransport } from '../ports.ts';
import type { Letter } from './letter.ts';
import { cancelMessages, findMessage, insertMessage, messagesOfOrder, updateMessage, type MessageRow } from './message-store.ts';
import { orderConfirmation } from './order-confirmation.ts';
import { shipped } from './shipped.ts';

type Kind = 'orderConfirmation' | 'shipped';
interface OfOrder { shopId: string; orderId: string }

const waitForMailServerMs = 5 * 60_000;

export interface MessagesOptions {
  database: Database;
  events: Events;
  outbox: Outbox;
  clock: Clock;
  /** Without one, e-mails wait. */
  mail?: MailTransport | undefined;
  /** Who a shop's e-mails come from. */
  senderOf: (settings: Settings) => MailAddress;
  /** Where this server is reached, for links that are paths. */
  publicUrl: string;
  settingsOf: (db: Kysely<Tables>, shopId: string) => Promise<Settings>;
  orders: Pick<OrderFollowing, 'read' | 'lock'>;
}

/** The e-mails about orders. */
export interface Messages extends OrderMessages {
  /** Tells the customer that a parcel is on its way, once for each parcel. */
  enqueueShipped(tx: Tx, parcel: { shopId: string; order: Order; shipmentId: string }): Promise<void>;
  /** The e-mails of an order, oldest first. */
  listForOrder(order: OfOrder): Promise<Message[]>;
  /** What the outbox does with a message. */
  readonly effect: Effect;
}

const messageOf = (row: MessageRow): Message => ({
  id: row.id, orderId: row.order_id, kind: row.kind, to: row.recipients, locale: row.locale, status: row.status,
  ...(row.send_after !== null && { sendAfter: row.send_after }), ...(row.sent_at !== null && { sentAt: row.sent_at }),
  attempts: row.attempts, createdAt: row.created_at,
});

/** The customer and whoever the order names beside them, each once. */
const recipientsOf = (order: Order, kind: Kind): string[] => {
  const seen = new Set<string>();
  return [order.customer.email, ...(order.recipients[kind] ?? [])].filter((address) => address !== undefined)
    .filter((address) => !seen.has(address.toLowerCase()) && seen.add(address.toLowerCase()));
};

export function createMessages({ database, events, outbox, clock, mail, senderOf, publicUrl, settingsOf, orders }: MessagesOptions): Messages {
  const enqueue = async (tx: Tx, { shopId, order, kind, aboutId }: { shopId: string; order: Order; kind: Kind; aboutId: string }): Promise<void> => {
    const recipients = recipientsOf(order, kind);
    if (recipients.length === 0) return;
    const now = clock.now();
    const graceEndsAt = kind === 'orderConfirmation' && order.graceEndsAt !== undefined ? Date.parse(order.graceEndsAt) : now;
    const held = graceEndsAt > now;
    const targetId = await insertMessage(tx, {
      shop_id: shopId, id: newId('msg'), order_id: order.id, kind, about_id: aboutId, recipients, locale: order.locale,
      status: held ? 'held' : 'queued', send_after: held ? new Date(graceEndsAt).toISOString() : null, sent_at: null, attempts: [], resend_of: null,
      created_at: new Date(now).toISOString(),
    });
    if (targetId !== undefined) await outbox.schedule(tx, { shopId, kind: 'message', targetId, dueAt: graceEndsAt });
  };

  const letterFor = (row: MessageRow, order: Order, settings: Settings): Letter | undefined => {
    const subject = { order, settings, publicUrl };
    if (row.kind === 'orderConfirmation') return orderConfirmation(subject);
    const shipment = order.shipments.find(({ id }) => id === row.about_id);
    return shipment === undefined ? undefined : shipped({ ...subject, shipment });
  };

  const send = async (row: MessageRow, letter: Letter, from: MailAddress): Promise<Outcome> => {
    if (mail === undefined) return { result: 'waiting', forMs: waitForMailServerMs, detail: 'No mail server is configured.' };
    try {
      const { response, rejected } = await mail.send({ messageId: row.id, from, to: row.recipients, ...letter });
      return { result: 'done', detail: [response, ...rejected.map(({ address, reply }) => `${address}: ${reply}`)].join(' | ') };
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      return { result: 'failed', permanent: error.permanent, detail: error.reply };
    }
  };

  return {
    enqueueConfirmation: (tx, { shopId, order }) => enqueue(tx, { shopId, order, kind: 'orderConfirmation', aboutId: order.id }),
    enqueueShipped: (tx, { shopId, order, shipmentId }) => enqueue(tx, { shopId, order, kind: 'shipped', aboutId: shipmentId }),

    enqueue: () => Promise.reject(new Error('Not served yet.')),
    sendNow: () => Promise.reject(new Error('Not served yet.')),
    hasLeft: () => Promise.reject(new Error('Not served yet.')),

    async withdraw(tx, order) {
      const waiting = (await messagesOfOrder(tx, order)).filter(({ status }) => status === 'held' || status === 'queued').map(({ id }) => id);
      const withdrawn = [...await outbox.withdraw(tx, { shopId: order.shopId, kind: 'message', targetIds: waiting })];
      if (withdrawn.length > 0) await cancelMessages(tx, { shopId: order.shopId, messageIds: withdrawn });
    },

    async listForOrder({ shopId, orderId }) {
      return (await database.read(async (db) => {
        await orders.read(db, { shopId, orderId });
        return messagesOfOrder(db, { shopId, orderId });
      })).map(messageOf);
    },

    effect: {
      policy: messagePolicy,
      async run({ shopId, targetId }) {
        const found = await database.read(async (db) => {
          const row = await findMessage(db, { shopId, messageId: targetId });
          if (row === undefined || (row.status !== 'held' && row.status !== 'queued')) return undefined;
          const settings = await settingsOf(db, shopId);
          return { row, settings, letter: letterFor(row, await orders.read(db, { shopId, orderId: row.order_id }), settings) };
        });
        if (found?.letter === undefined) return { result: 'withdrawn' };
        return send(found.row, found.letter, senderOf(found.settings));
      },
      async record(tx, { shopId, targetId }, { outcome, at, dead }) {
        const orderId = (await findMessage(tx, { shopId, messageId: targetId }))?.order_id;
        if (orderId === undefined) return;
        await orders.lock(tx, { shopId, orderId });
        const row = await findMessage(tx, { shopId, messageId: targetId });
        if (row === undefined) return;
        const sent = outcome.result === 'done';
        // Waiting for a mail server is said once, not every five minutes.
        if (outcome.result === 'waiting' && row.attempts.at(-1)?.detail === outcome.detail) return;
        const attempts: Message['attempts'] = [...row.attempts, { at, outcome: sent ? 'sent' : 'failed', ...(outcome.detail !== undefined && { detail: outcome.detail }) }];
        await updateMessage(tx, { shopId, messageId: targetId, set: { status: sent ? 'sent' : dead ? 'failed' : 'queued', sent_at: sent ? at : null, attempts } });
        if (!sent && !dead) return;
        await events.append(tx, {
          shopId,
          events: [{ type: sent ? 'message.sent' : 'message.failed', orderId, actor: systemActor, data: { messageId: targetId, kind: row.kind, to: row.recipients, ...(outcome.detail !== undefined && { detail: outcome.detail }) } }],
        });
      },
    },
  };
}
