import * as z from 'zod/mini';
import { Money, Price } from './money.ts';
import { Code, id, Instant, line, openEnum, text } from './scalars.ts';
import { Actor } from './session.ts';

export const paymentStatuses = ['pending', 'proofSubmitted', 'verified', 'rejected', 'voided', 'refunded'] as const;
export const proofKinds = ['bankSlip', 'receipt', 'screenshot', 'cheque', 'purchaseOrder', 'remittanceAdvice', 'other'] as const;
export const proofStatuses = ['submitted', 'verified', 'rejected'] as const;
/** When the goods of a method may leave. */
export const releaseRules = ['confirm', 'proofSubmitted', 'verified'] as const;

/** What the person who uploaded a proof says it proves. */
export const ProofClaim = z.strictObject({
  amount: z.optional(Price),
  paidAt: z.optional(Instant),
  reference: z.optional(line(128)),
});

export const ProofInput = z.strictObject({
  uploadId: id('upl'),
  kind: z.enum(proofKinds),
  claimed: z.optional(ProofClaim),
}).register(z.globalRegistry, { id: 'ProofInput' });
export type ProofInput = z.infer<typeof ProofInput>;

/** Where the same slip, or the same reference of the same method, stands as well. Without the right to read that order, it is not named. */
export const Duplicate = z.object({ by: openEnum(['file', 'reference'] as const), orderId: z.optional(z.string()), orderNumber: z.optional(z.string()) })
  .register(z.globalRegistry, { id: 'Duplicate' });
export type Duplicate = z.infer<typeof Duplicate>;

/** An uploaded file that proves a payment. */
export const Proof = z.object({
  id: z.string(),
  uploadId: z.string(),
  kind: openEnum(proofKinds),
  filename: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  claimed: z.optional(z.object({ amount: z.optional(Money), paidAt: z.optional(z.string()), reference: z.optional(z.string()) })),
  status: openEnum(proofStatuses),
  /** Other orders where the same file (SHA-256) stands. */
  duplicateOf: z.array(Duplicate),
  createdAt: z.string(),
}).register(z.globalRegistry, { id: 'Proof' });
export type Proof = z.infer<typeof Proof>;

export const PaymentInput = z.strictObject({
  methodCode: Code,
  amount: Price,
  paidAt: z.optional(Instant),
  payerName: z.optional(line(200)),
  bank: z.optional(line(120)),
  reference: z.optional(line(128)),
  proofs: z.optional(z.array(ProofInput).check(z.maxLength(20))),
}).register(z.globalRegistry, { id: 'PaymentInput' });
export type PaymentInput = z.infer<typeof PaymentInput>;

export const PaymentRejection = z.strictObject({ reason: text(1_000) });
/** Takes a claim back that was recorded by mistake. */
export const PaymentVoid = z.strictObject({ reason: z.optional(text(1_000)) });
export const RefundInput = z.strictObject({
  /** Everything of it that has not been given back, when absent. */
  amount: z.optional(Price),
  reason: text(1_000),
  reference: z.optional(line(128)),
}).register(z.globalRegistry, { id: 'RefundInput' });
export type RefundInput = z.infer<typeof RefundInput>;

/** Verified money that went back to the customer. */
export const Refund = z.object({
  id: z.string(), amount: Money, reason: z.string(), reference: z.optional(z.string()), at: z.string(), by: Actor,
}).register(z.globalRegistry, { id: 'Refund' });
export type Refund = z.infer<typeof Refund>;

/** A claim that money was paid, until it is verified. */
export const Payment = z.object({
  id: z.string(),
  methodCode: z.string(),
  status: openEnum(paymentStatuses),
  amount: Money,
  paidAt: z.optional(z.string()),
  payerName: z.optional(z.string()),
  bank: z.optional(z.string()),
  reference: z.optional(z.string()),
  proofs: z.array(Proof),
  /** Other orders’ payments by the same method under the same reference. */
  duplicateOf: z.array(Duplicate),
  recordedBy: z.optional(Actor),
  verifiedBy: z.optional(Actor),
  verifiedAt: z.optional(z.string()),
  /** Oldest first; when they come to the whole amount, the payment is `refunded`. */
  refunds: z.array(Refund),
  voided: z.optional(z.object({ reason: z.optional(z.string()), at: z.string(), by: Actor })),
  rejection: z.optional(z.object({ reason: z.string(), at: z.string(), by: Actor })),
  createdAt: z.string(),
}).register(z.globalRegistry, { id: 'Payment' });
export type Payment = z.infer<typeof Payment>;
