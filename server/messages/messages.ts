import type { Kysely } from 'kysely';
import type { Message } from '../../src/contract/event.ts';
import type { Order } from '../../src/contract/order.ts';
import type { Settings } from '../../src/contract/settings.ts';
import type { Database, Tables, Tx } from '../database/database.ts';
import type { Events } from '../events/events.ts';
import { newId } from '../ids.ts';
import type { MessageKind, OrderFollowing, OrderMessages } from '../orders/order-ports.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Effect } from '../outbox/outbox-worker.ts';
import type { Clock, MailAddress, MailTransport } from '../ports.ts';
import { createMessageActions, type MessageActions } from './message-actions.ts';
import { createMessageEffect } from './message-effect.ts';
import { cancelMessages, insertMessage, messageOf, messagesOfOrder, updateMessage, type MessageRow } from './message-store.ts';
import { recipientsOf } from './recipients.ts';

interface OfOrder { shopId: string; orderId: string }

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
  orders: Pick<OrderFollowing, 'read' | 'lock' | 'follow'>;
}

/** A message that is to be sent. */
export interface NewMessage {
  shopId: string;
  order: Order;
  kind: MessageKind;
  aboutId: string;
  to: readonly string[];
  /** Not before this instant, where it lies ahead. */
  heldUntil?: string | undefined;
  /** The message that this one says again. */
  resendOf?: string;
}

/** Writes a message, to leave when it is time. @returns its id; `undefined` when there is one about the same already */
export type Put = (tx: Tx, message: NewMessage) => Promise<string | undefined>;

/** The e-mails about orders. */
export interface Messages extends OrderMessages {
  /** The e-mails of an order, oldest first. */
  listForOrder(order: OfOrder): Promise<Message[]>;
  /** What people do with them. */
  readonly actions: MessageActions;
  /** What the outbox does with a message. */
  readonly effect: Effect;
}

const idsOf = (rows: readonly MessageRow[], ...statuses: readonly string[]): string[] => rows.filter(({ status }) => statuses.includes(status)).map(({ id }) => id);

export function createMessages(options: MessagesOptions): Messages {
  const { database, outbox, clock, senderOf, settingsOf, orders } = options;

  const put: Put = async (tx, { shopId, order, kind, aboutId, to, heldUntil, resendOf }) => {
    const now = clock.now();
    const dueAt = heldUntil === undefined ? now : Math.max(now, Date.parse(heldUntil));
    const { address } = senderOf(await settingsOf(tx, shopId));
    const id = await insertMessage(tx, {
      shop_id: shopId, id: newId('msg'), order_id: order.id, kind, about_id: aboutId, recipients: [...to], locale: order.locale,
      status: dueAt > now ? 'held' : 'queued', send_after: dueAt > now ? new Date(dueAt).toISOString() : null, sent_at: null, attempts: [],
      resend_of: resendOf ?? null, id_domain: address.slice(address.lastIndexOf('@') + 1), created_at: new Date(now).toISOString(),
    });
    if (id !== undefined) await outbox.schedule(tx, { shopId, kind: 'message', targetId: id, dueAt });
    return id;
  };

  const enqueue = async (tx: Tx, message: Omit<NewMessage, 'to'>): Promise<void> => {
    const to = recipientsOf(message.order, message.kind);
    if (to.length > 0) await put(tx, { ...message, to });
  };

  return {
    enqueueConfirmation: (tx, { shopId, order }) => enqueue(tx, { shopId, order, kind: 'orderConfirmation', aboutId: order.id, heldUntil: order.graceEndsAt }),
    enqueue: (tx, { shopId, order, kind, aboutId }) => enqueue(tx, { shopId, order, kind, aboutId }),

    async sendNow(tx, order) {
      const held = idsOf(await messagesOfOrder(tx, order), 'held');
      for (const messageId of held) await updateMessage(tx, { shopId: order.shopId, messageId, set: { status: 'queued', send_after: null } });
      await outbox.hasten(tx, { shopId: order.shopId, kind: 'message', targetIds: held });
    },

    async hasLeft(tx, order) {
      const rows = await messagesOfOrder(tx, order);
      if (idsOf(rows, 'sent').length > 0) return true;
      return (await outbox.leaving(tx, { shopId: order.shopId, kind: 'message', targetIds: idsOf(rows, 'held', 'queued') })).size > 0;
    },

    async withdraw(tx, order) {
      // What failed comes back as well when the order is placed again, so it is withdrawn with the rest.
      const unsent = idsOf(await messagesOfOrder(tx, order), 'held', 'queued', 'failed');
      const withdrawn = await outbox.withdraw(tx, { shopId: order.shopId, kind: 'message', targetIds: unsent });
      await cancelMessages(tx, { shopId: order.shopId, messageIds: [...withdrawn] });
      return [...withdrawn];
    },

    async listForOrder(order) {
      return (await database.read(async (db) => {
        await orders.read(db, order);
        return messagesOfOrder(db, order);
      })).map(messageOf);
    },

    actions: createMessageActions({ ...options, put }),
    effect: createMessageEffect(options),
  };
}
