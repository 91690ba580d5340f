import { messageKinds, type Message } from '../../src/contract/event.ts';
import type { Order } from '../../src/contract/order.ts';
import { systemActor } from '../caller.ts';
import type { Effect, Outcome } from '../outbox/outbox-worker.ts';
import { messagePolicy } from '../outbox/retry-policy.ts';
import { MailError, type MailAddress } from '../ports.ts';
import type { MessageKind } from '../orders/order-ports.ts';
import { thingsToWriteAbout } from './about.ts';
import { oneLine, type Letter } from './letter.ts';
import { letterAbout } from './letters.ts';
import { cancelMessages, findMessage, updateMessage, type MessageRow } from './message-store.ts';
import type { MessagesOptions } from './messages.ts';
import { isSame, recipientsOf, withoutAddresses } from './recipients.ts';

const waitForMailServerMs = 5 * 60_000;
const waiting = new Set<string>(['held', 'queued']);

const kindOf = ({ kind }: MessageRow): MessageKind | undefined => messageKinds.find((known) => known === kind);

/** A customer’s address that was put right while the first attempt was still to come is the one to write to. */
const addressed = (row: MessageRow, order: Order, kind: MessageKind): readonly string[] =>
  (row.attempts.length === 0 && row.resend_of === null ? recipientsOf(order, kind) : row.recipients);

/** What the outbox does with a message. */
export function createMessageEffect({ database, mail, senderOf, publicUrl, settingsOf, orders, events }: MessagesOptions): Effect {
  const send = async (row: MessageRow, letter: Letter, { from, to }: { from: MailAddress; to: readonly string[] }): Promise<Outcome> => {
    if (mail === undefined) return { result: 'waiting', forMs: waitForMailServerMs, detail: 'No mail server is configured.' };
    try {
      const { response, rejected } = await mail.send({ messageId: row.id, ...(row.id_domain !== null && { idDomain: row.id_domain }), from, to, ...letter });
      return { result: 'done', detail: [response, ...rejected.map(({ address, reply }) => `${address}: ${reply}`)].join(' | ') };
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      return { result: 'failed', permanent: error.permanent, detail: error.reply };
    }
  };

  const keepRecipients = (row: MessageRow, to: readonly string[]): Promise<void> => database.transaction(async (tx) => {
    await orders.lock(tx, { shopId: row.shop_id, orderId: row.order_id });
    await updateMessage(tx, { shopId: row.shop_id, messageId: row.id, set: { recipients: [...to] } });
  });

  return {
    policy: messagePolicy,

    async run({ shopId, targetId }) {
      const found = await database.read(async (db) => {
        const row = await findMessage(db, { shopId, messageId: targetId });
        const kind = row && kindOf(row);
        if (row === undefined || kind === undefined || !waiting.has(row.status)) return undefined;
        const settings = await settingsOf(db, shopId);
        const order = await orders.read(db, { shopId, orderId: row.order_id });
        const sender = senderOf(settings);
        const from = { address: sender.address, ...(sender.name !== undefined && { name: oneLine(sender.name) }) };
        // An order that was cancelled while its first e-mail failed to leave is not confirmed any more.
        const letter = thingsToWriteAbout(order, kind).length === 0 ? undefined : letterAbout(kind, row.about_id, { order, settings, publicUrl });
        return { row, from, letter, to: addressed(row, order, kind) };
      });
      if (found?.letter === undefined || found.to.length === 0) return { result: 'withdrawn' };
      if (!isSame(found.to, found.row.recipients)) await keepRecipients(found.row, found.to);
      return send(found.row, found.letter, found);
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
      // The history is read by more people than the order, so no address stands in it.
      const detail = outcome.detail === undefined ? undefined : withoutAddresses(outcome.detail);
      const data = { messageId: targetId, kind: row.kind, ...(detail !== undefined && { detail }) };
      if (sent) await events.append(tx, { shopId, events: [{ type: 'message.sent', orderId, actor: systemActor, data }] });
      if (dead) {
        await orders.follow(tx, {
          shopId, orderId, actor: systemActor, happened: [{ type: 'message.failed', data }],
          raise: [{ code: 'messageFailed', aboutId: targetId, ...(detail !== undefined && { detail }) }],
        });
      }
    },

    async dropped(tx, { shopId, targetId }) {
      const orderId = (await findMessage(tx, { shopId, messageId: targetId }))?.order_id;
      if (orderId === undefined) return;
      await orders.lock(tx, { shopId, orderId });
      const row = await findMessage(tx, { shopId, messageId: targetId });
      if (row !== undefined && waiting.has(row.status)) await cancelMessages(tx, { shopId, messageIds: [row.id] });
    },
  };
}
