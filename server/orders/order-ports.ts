import type { Kysely, Selectable } from 'kysely';
import type { Address } from '../../src/contract/address.ts';
import type { messageKinds } from '../../src/contract/event.ts';
import type { Fulfilment, Shipment } from '../../src/contract/fulfilment.ts';
import type { AlertCode, Order } from '../../src/contract/order.ts';
import type { Actor } from '../../src/contract/session.ts';
import type { Tables, Tx } from '../database/database.ts';
import type { UploadsTable } from '../database/delivery-tables.ts';
import type { NewEvent } from '../events/events.ts';

interface OfOrder { shopId: string; orderId: string }

/** What an order needs of the files that prove its payments. */
export interface OrderUploads {
  /**
   * Makes stored files the order's own, to be kept under the month of its date. Answers those that are stored and
   * belong to nobody else, by upload id; the others are absent. Done again, it changes nothing.
   */
  claim(tx: Tx, files: OfOrder & { uploadIds: readonly string[]; orderedAt: string }): Promise<ReadonlyMap<string, Selectable<UploadsTable>>>;
  /** Those of the files that the order holds or could claim now, with the SHA-256 of each. */
  claimable(db: Kysely<Tables>, files: OfOrder & { uploadIds: readonly string[] }): Promise<ReadonlyMap<string, string>>;
  /** Lets the files of a deleted draft go. */
  disown(tx: Tx, order: OfOrder): Promise<void>;
}

/** What an order needs of the e-mails about it. */
export interface OrderMessages {
  /** The confirmation, held until `order.graceEndsAt`, if the order has an address to write to; again after an undo. */
  enqueueConfirmation(tx: Tx, confirmation: { shopId: string; order: Order }): Promise<void>;
  /** Any other message: once for each thing that it is about, if there is an address to write to. */
  enqueue(tx: Tx, message: { shopId: string; order: Order; kind: MessageKind; aboutId: string }): Promise<void>;
  /** What is held leaves now. */
  sendNow(tx: Tx, order: OfOrder): Promise<void>;
  /** Whether one of the order's messages has left, or is leaving. */
  hasLeft(tx: Tx, order: OfOrder): Promise<boolean>;
  /** Keeps back what has not been sent yet. @returns the ids of what was kept back: nobody needs to look at it any more */
  withdraw(tx: Tx, order: OfOrder): Promise<string[]>;
}

/** What an order needs of its hand-off to the warehouse. */
export interface OrderFulfilments {
  /**
   * Makes the hand-off: pending while it waits for a payment rule, else queued until `order.graceEndsAt`. The caller
   * writes `fulfilment.requested`.
   */
  request(tx: Tx, handOff: { shopId: string; order: Order; waitingFor?: WaitingFor }): Promise<Fulfilment>;
  /** The payment rule is met: pending becomes queued. Nothing changes otherwise. */
  release(tx: Tx, order: OfOrder): Promise<void>;
  /** The payment rule is no longer met: what has not been sent waits again. */
  retain(tx: Tx, order: OfOrder & { waitingFor: WaitingFor }): Promise<void>;
  /** Cancels every hand-off of the order that has not been sent or was refused, and its place in the outbox; `false`, and no change, when the warehouse has one. */
  withdraw(tx: Tx, order: OfOrder): Promise<boolean>;
  /** What waits for the end of the grace period leaves now. */
  sendNow(tx: Tx, order: OfOrder): Promise<void>;
  /**
   * The order has changed: what has not been sent takes its lines, address and instructions; what its warehouse has
   * gets an amendment, in place of one that is not answered yet. @returns what happened
   */
  revise(tx: Tx, revision: { shopId: string; order: Order; actor: Actor }): Promise<Happened[]>;
  /** Withdraws what has not been sent, and asks each warehouse that has something to stop. @returns what happened */
  requestCancel(tx: Tx, order: OfOrder & { reason?: string | undefined }): Promise<Happened[]>;
  /** Hand-offs and parcels of an order, oldest first. */
  ofOrder(db: Kysely<Tables>, order: OfOrder): Promise<{ fulfilments: Fulfilment[]; shipments: Shipment[] }>;
}

/** What a hand-off waits for before it may be sent. */
export type WaitingFor = 'hold' | 'proofSubmitted' | 'verified';
export type MessageKind = (typeof messageKinds)[number];

/** What happened to an order, before it is numbered. */
export type Happened = Omit<NewEvent, 'orderId' | 'actor'>;

/** How far a line has come, as totals over all its parcels. */
export interface LineProgress {
  lineId: string;
  shipped: number;
  delivered: number;
  returned: number;
}

/** What a person has to look at; one for each code and thing. */
export interface Raised { code: AlertCode; aboutId: string; detail?: string }
/** What needs no look any more: everything about a thing, or only one code of it. */
export interface Settled { code?: AlertCode; aboutId: string }

/** What the hand-off needs of its order. */
export interface OrderFollowing {
  /**
   * Locks the order, so that news of it are applied one after another.
   * @param order.withItems also the stock of its lines: call with it where what follows moves stock after an event was written,
   *   for everybody locks items before that
   * @throws {ProblemError} `notFound`
   */
  lock(tx: Tx, order: OfOrder & { withItems?: boolean }): Promise<void>;
  /** @throws {ProblemError} `notFound` */
  read(db: Kysely<Tables>, order: OfOrder): Promise<Order>;
  /** What its hand-offs wait for before they may be sent. @throws {ProblemError} `notFound` */
  waitsFor(db: Kysely<Tables>, order: OfOrder): Promise<WaitingFor | undefined>;
  /**
   * Call after hand-offs, parcels or their statuses changed, with the lines' totals when parcels did: sets them (never
   * above what was ordered), takes what has shipped out of the stock, derives the order's statuses and tracking numbers
   * anew, completes it when delivered and paid, counts a new version, and tells what happened before what follows from it.
   * @param news.leftAt when goods left, by their warehouse's clock; now without it
   */
  follow(tx: Tx, news: OfOrder & {
    actor: Actor; progress?: readonly LineProgress[]; leftAt?: string; happened?: readonly Happened[]; raise?: readonly Raised[]; settle?: readonly Settled[];
  }): Promise<Order>;
  /**
   * The warehouse will not do what an edit asked: the order goes back to what this hand-off and the others carry, whatever
   * is in stock, since the goods stand there. Call before `follow`.
   */
  restore(tx: Tx, agreed: OfOrder & { fulfilmentId: string; actor: Actor; lines: Fulfilment['lines']; shipTo: Address | undefined; reason: string }): Promise<void>;
  /** A warehouse has answered the wish to cancel; when none has anything of it any more, the order is cancelled. Call after the hand-off is written. */
  cancelAnswered(tx: Tx, answer: OfOrder & { actor: Actor; accepted: boolean; reason?: string | undefined }): Promise<Order>;
}
