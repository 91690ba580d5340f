import { addProof as addProofRow, recordPayment, rejectPayment, verifyPayment } from '../contract/operations.ts';
import type { Order } from '../contract/order.ts';
import type { PaymentInput, ProofInput } from '../contract/payment.ts';
import type { ApiPromise } from '../transport/api-promise.ts';
import { call, type CallOptions, type ConditionalOptions } from '../transport/call.ts';
import type { Core } from '../transport/core.ts';

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
