import { addProof as addProofRow, listPayments, recordPayment, refundPayment, rejectPayment, verifyPayment, voidPayment } from '../contract/operations.ts';
import type { Order, PaymentEntry, PaymentQuery } from '../contract/order.ts';
import type { PaymentInput, ProofInput, RefundInput } from '../contract/payment.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, type CallOptions, type ConditionalOptions } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';
import { list as listPages, type PagePromise } from '../transport/paging.ts';

/** Payments of all placed orders, the one recorded first first: what waits for verification is `{ status: ['proofSubmitted'] }`. */
export const list = (core: Core, query: Partial<PaymentQuery> = {}, options?: CallOptions): PagePromise<PaymentEntry> => listPages(core, listPayments, { query }, options);

/** Records a claim that money was paid. It counts as paid when it is verified. */
export const record = (core: Core, orderId: string, payment: PaymentInput, options?: CallOptions): ApiPromise<Order> =>
  call(core, recordPayment, { params: { orderId }, body: payment }, options);

/** Adds a file that has been uploaded as the proof of a payment. */
export const addProof = (core: Core, orderId: string, paymentId: string, proof: ProofInput, options?: CallOptions): ApiPromise<Order> =>
  call(core, addProofRow, { params: { orderId, paymentId }, body: proof }, options);

/** Says that the money is there. */
export const verify = (core: Core, orderId: string, paymentId: string, options: ConditionalOptions): ApiPromise<Order> =>
  call(core, verifyPayment, { params: { orderId, paymentId } }, options);

/** Says that a proof proves nothing, and why. */
export const reject = (core: Core, orderId: string, paymentId: string, { reason, ...options }: ConditionalOptions & { readonly reason: string }): ApiPromise<Order> =>
  call(core, rejectPayment, { params: { orderId, paymentId }, body: { reason } }, options);

/** Takes back a claim that was recorded by mistake. */
const voidClaim = (core: Core, orderId: string, paymentId: string, { reason, ...options }: ConditionalOptions & { readonly reason?: string | undefined }): ApiPromise<Order> =>
  call(core, voidPayment, { params: { orderId, paymentId }, ...(reason !== undefined && { body: { reason } }) }, options);
export { voidClaim as void };

/** Says that verified money went back: all that is left of it, or a part. */
export const refund = (core: Core, orderId: string, paymentId: string, { amount, reason, reference, ...options }: ConditionalOptions & RefundInput): ApiPromise<Order> =>
  call(core, refundPayment, { params: { orderId, paymentId }, body: { reason, ...(amount && { amount }), ...(reference !== undefined && { reference }) } }, options);
