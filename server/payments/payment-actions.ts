import type { Order } from '../../src/contract/order.ts';
import type { Payment, PaymentInput, ProofInput } from '../../src/contract/payment.ts';
import { maxProofsPerOrder } from '../../src/contract/upload-limits.ts';
import type { FieldError } from '../../src/contract/problem.ts';
import { currencyErrors } from '../../src/rules/preflight.ts';
import type { Caller } from '../caller.ts';
import type { Tx } from '../database/database.ts';
import { invalidTransition, notFound, ProblemError } from '../problem-error.ts';
import type { IfMatch } from '../serve-input.ts';
import { requireStatus, type OrderCore } from '../orders/order-core.ts';
import type { OrderState } from '../orders/order-state.ts';
import type { Payments } from './payments.ts';

interface OfOrder { orderId: string; caller: Caller }
interface OfPayment extends OfOrder { paymentId: string }

/** What people do with the claims of an order. Each answers the order with what follows. */
export interface PaymentActions {
  record(tx: Tx, input: PaymentInput, order: OfOrder): Promise<Order>;
  addProof(tx: Tx, input: ProofInput, payment: OfPayment): Promise<Order>;
  verify(tx: Tx, payment: OfPayment & { ifMatch: IfMatch }): Promise<Order>;
  reject(tx: Tx, input: { reason: string }, payment: OfPayment & { ifMatch: IfMatch }): Promise<Order>;
}

const any: IfMatch = { any: true };
const maxPayments = 20;

const paymentOf = ({ payments }: OrderState, paymentId: string): { payment: Payment; index: number } => {
  const index = payments.findIndex(({ id }) => id === paymentId);
  const payment = payments[index];
  if (payment === undefined) throw notFound('payment');
  return { payment, index };
};

const requirePayment = (payment: Payment, allowed: readonly string[], to: string, next: readonly string[]): void => {
  if (!allowed.includes(payment.status)) {
    throw invalidTransition({ from: payment.status, to, allowed: next, detail: `This is not possible for a payment that is ${payment.status}.` });
  }
};

const refuse = (code: 'currencyMismatch' | 'validationFailed', errors: FieldError[]): void => {
  if (errors.length > 0) throw new ProblemError(code, { detail: errors.map(({ detail }) => detail).join(' '), errors });
};

/** Everything that is not in the order's currency, with pointers into the one claim or proof of the request. */
const mismatches = (currency: string, payment: unknown, prefix: string): FieldError[] =>
  currencyErrors({ segment: 'b2b', payments: [payment as PaymentInput] }, currency).map((error) => ({ ...error, pointer: error.pointer.slice(prefix.length) }));

export function createPaymentActions({ core, payments }: { core: OrderCore; payments: Payments }): PaymentActions {
  const requireRoom = (state: OrderState, added: number, pointer: string): void => {
    const files = state.payments.reduce((sum, { proofs }) => sum + proofs.length, 0) + added;
    refuse('validationFailed', files <= maxProofsPerOrder ? [] : [{
      code: 'tooMany', pointer, step: 'payment', detail: `An order holds ${maxProofsPerOrder} files.`, params: { limit: maxProofsPerOrder },
    }]);
  };

  return {
    record: (tx, input, { orderId, caller }) => core.changePayments(tx, { caller, orderId, ifMatch: any }, async (state, settings) => {
      requireStatus(state.row, ['draft', 'confirmed', 'completed'], 'changed');
      const { row } = state;
      refuse('currencyMismatch', mismatches(row.currency, input, '/payments/0'));
      const method = settings.paymentMethods.find(({ code }) => code === input.methodCode);
      refuse('validationFailed', method?.segments.includes(row.segment) ? [] : [{
        code: 'methodUnavailable', pointer: '/methodCode', step: 'payment', detail: 'The shop has no such payment method for this type of order.',
      }]);
      refuse('validationFailed', state.payments.length < maxPayments ? [] : [{
        code: 'tooMany', pointer: '', step: 'payment', detail: `An order has at most ${maxPayments} payments.`, params: { limit: maxPayments },
      }]);
      requireRoom(state, input.proofs?.length ?? 0, '/proofs');
      const order = { shopId: caller.shopId, orderId };
      await payments.add(tx, { ...order, orderedAt: row.ordered_at, actor: caller.actor, inputs: [input], firstPosition: state.payments.length, pointer: '' });
      return [{ type: 'payment.recorded', data: { methodCode: input.methodCode, amount: input.amount } }];
    }),

    addProof: (tx, input, { orderId, paymentId, caller }) => core.changePayments(tx, { caller, orderId, ifMatch: any }, async (state) => {
      requireStatus(state.row, ['draft', 'confirmed', 'completed'], 'changed');
      const { payment } = paymentOf(state, paymentId);
      requirePayment(payment, ['pending', 'proofSubmitted', 'rejected'], 'proofSubmitted', []);
      refuse('currencyMismatch', mismatches(state.row.currency, { proofs: [input] }, '/payments/0/proofs/0'));
      requireRoom(state, 1, '');
      await payments.addProof(tx, {
        shopId: caller.shopId, orderId, paymentId, orderedAt: state.row.ordered_at, actor: caller.actor, input, position: payment.proofs.length, pointer: '',
      });
      return [{ type: 'payment.proofSubmitted', data: { paymentId } }];
    }),

    verify: (tx, { orderId, paymentId, caller, ifMatch }) => core.changePayments(tx, { caller, orderId, ifMatch }, async (state) => {
      requireStatus(state.row, ['confirmed', 'completed'], 'paid');
      const { payment } = paymentOf(state, paymentId);
      requirePayment(payment, ['pending', 'proofSubmitted'], 'verified', payment.status === 'rejected' ? ['proofSubmitted'] : []);
      await payments.verify(tx, { shopId: caller.shopId, orderId, paymentId, actor: caller.actor });
      return [{ type: 'payment.verified', data: { paymentId, amount: payment.amount } }];
    }),

    reject: (tx, { reason }, { orderId, paymentId, caller, ifMatch }) => core.changePayments(tx, { caller, orderId, ifMatch }, async (state) => {
      requireStatus(state.row, ['confirmed', 'completed'], 'unpaid');
      const { payment } = paymentOf(state, paymentId);
      requirePayment(payment, ['pending', 'proofSubmitted'], 'rejected', payment.status === 'rejected' ? ['proofSubmitted'] : []);
      await payments.reject(tx, { shopId: caller.shopId, orderId, paymentId, actor: caller.actor, reason });
      return [{ type: 'payment.rejected', data: { paymentId, reason } }];
    }),
  };
}
