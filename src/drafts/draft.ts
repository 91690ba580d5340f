import type { CatalogueItem } from '../contract/catalogue.ts';
import type { LineInput, Order, OrderInput } from '../contract/order.ts';
import type { PaymentInput } from '../contract/payment.ts';
import type { Step } from '../contract/problem.ts';
import type { UploadRecord } from '../uploads/records.ts';

/** The same shape with everything optional, down to the leaves; lists are whole. */
export type Partially<T> = T extends readonly unknown[] ? T : T extends object ? { readonly [K in keyof T]?: Partially<NonNullable<T[K]>> | undefined } : T;

/** A line being typed, under a key of its own: its place in the list changes, its key does not. */
export type DraftLine = Partially<LineInput> & { readonly key: string };

/** An order as far as it has been typed: any field may be missing, and a text may still be empty. */
export type DraftInput = Partially<Omit<OrderInput, 'lines' | 'payments'>> & {
  readonly lines: readonly DraftLine[];
  readonly payments: readonly Partially<PaymentInput>[];
};

/** An order that was sent under a draft's key, and of which no answer has come. */
export interface SentOrder {
  readonly order: OrderInput;
  readonly acknowledge: readonly 'duplicateSuspected'[];
  /** An instant (RFC 3339). */
  readonly at: string;
  /** The draft has been changed since: it asks for something else now. */
  readonly isOutdated?: true;
}

/** An order that a person is typing, as it is kept in the browser. Never changes: each change makes a new one. */
export interface OrderDraft {
  readonly id: string;
  readonly schemaVersion: 1;
  /** Whose draft it is. Two people on one machine need two scopes: `draftScopeOf`. */
  readonly scope: string;
  /**
   * Under which the order is placed, however often that is tried and over a reload. Replaced only when an order has been
   * placed under it, or when the server says that it was (`idempotencyKeyReused`).
   */
  readonly idempotencyKey: string;
  /** An instant (RFC 3339). */
  readonly updatedAt: string;
  readonly step: Step;
  readonly input: DraftInput;
  /** The items of catalogue lines by the key of their line, to show. What they cost is asked for again when the order is placed. */
  readonly items: Readonly<Record<string, CatalogueItem>>;
  readonly uploads: readonly UploadRecord[];
  /** The order that is edited, as the person began with it, or has taken over since: what is typed is compared with it. */
  readonly base?: Order | undefined;
  /**
   * What was sent under the key without an answer, the latest last. One of these may have been placed: who sends the same
   * again is answered with that order, and never makes a second one.
   */
  readonly unanswered?: readonly SentOrder[] | undefined;
  /** The order of the server that it was placed as before that was undone: it is placed again as that one. `order` is what it was placed as, while lines and claims with the server are still these. */
  readonly undone?: { readonly orderId: string; readonly order?: OrderInput | undefined };
}

/** A merge patch (RFC 7396) of what is typed: fields left out stay, `null` takes one away, lists are whole. */
export type DraftPatch = PatchOf<Omit<DraftInput, 'lines' | 'payments'>>;
type PatchOf<T> = T extends readonly unknown[] ? T : T extends object ? { readonly [K in keyof T]?: PatchOf<NonNullable<T[K]>> | null | undefined } : T;
export type LineDraftPatch = PatchOf<Omit<DraftLine, 'key'>>;
export type PaymentDraftPatch = PatchOf<Partially<PaymentInput>>;

/** Everything that can happen to a draft. */
export type DraftAction =
  | { readonly type: 'step'; readonly step: Step }
  | { readonly type: 'change'; readonly patch: DraftPatch }
  /** Before the line that stands at a place, or at the end. A line whose key is known is left as it is. */
  | { readonly type: 'addLines'; readonly lines: readonly { readonly line: DraftLine; readonly item?: CatalogueItem | undefined }[]; readonly at?: number | undefined }
  | { readonly type: 'changeLine'; readonly key: string; readonly patch: LineDraftPatch }
  | { readonly type: 'removeLine'; readonly key: string }
  /** Newer figures of items that are already on lines. */
  | { readonly type: 'refreshItems'; readonly items: Readonly<Record<string, CatalogueItem>> }
  /** Changes the payment at an index; the one after the last begins a new one. */
  | { readonly type: 'changePayment'; readonly index: number; readonly patch: PaymentDraftPatch }
  | { readonly type: 'removePayment'; readonly index: number }
  /** The draft was placed, and that was undone. */
  | { readonly type: 'undone'; readonly orderId: string; readonly order?: OrderInput | undefined }
  /** The order that is edited is another one than before, and what is typed with it. */
  | { readonly type: 'rebase'; readonly base: Order; readonly input: DraftInput }
  | { readonly type: 'uploads'; readonly records: readonly UploadRecord[] }
  /** The order is about to be sent: write that down before it is. */
  | { readonly type: 'sending'; readonly order: OrderInput; readonly acknowledge: readonly 'duplicateSuspected'[] }
  /** The server has said that it did not place what was sent. */
  | { readonly type: 'refused'; readonly order: OrderInput }
  /** The server has an order under the key: a new key for what comes next. */
  | { readonly type: 'keySpent'; readonly nextKey: string };
