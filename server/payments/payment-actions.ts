import type * as z from 'zod/mini';
import type { Order } from '../../src/contract/order.ts';
import type { Payment, PaymentInput, PaymentVoid, ProofInput, RefundInput } from '../../src/contract/payment.ts';
import type { OperationId } from '../../src/contract/permissions.ts';
import { maxProofsPerOrder } from '../../src/contract/upload-limits.ts';
import type { FieldError } from '../../src/contract/problem.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { keptAmount } from '../../src/rules/lifecycle.ts';
import { currencyErrors } from '../../src/rules/preflight.ts';
import { requireMay, type Caller } from '../caller.ts';
import type { Tx } from '../database/database.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { IfMatch } from '../serve-input.ts';
import type { OrderCore } from '../orders/order-core.ts';
import type { Happened, OrderMessages } from '../orders/order-ports.ts';
import type { OrderState } from '../orders/order-state.ts';
import type { Payments } from './payments.ts';

interface OfOrder { orderId: string; caller: Caller }
interface OfPayment extends OfOrder { paymentId: string }
interface SeenPayment extends OfPayment { ifMatch: IfMatch }

/** What people do with the claims of an order. Each answers the order with what follows. */
export interface PaymentActions {
  record(tx: Tx, input: PaymentInput, order: OfOrder): Promise<Order>;
  addProof(tx: Tx, input: ProofInput, payment: OfPayment): Promise<Order>;
  verify(tx: Tx, payment: SeenPayment): Promise<Order>;
  /** The customer is told, too. */
  reject(tx: Tx, input: { reason: string }, payment: SeenPayment): Promise<Order>;
  void(tx: Tx, input: z.infer<typeof PaymentVoid> | undefined, payment: SeenPayment): Promise<Order>;
  /** Gives verified money back, never more than is left of it. */
  refund(tx: Tx, input: RefundInput, payment: SeenPayment): Promise<Order>;
}

const any: IfMatch = { any: true };
const maxPayments = 20;

const refuse = (code: 'currencyMismatch' | 'paymentReferenceUsed' | 'validationFailed', errors: FieldError[]): void => {
  if (errors.length > 0) throw new ProblemError(code, { detail: errors.map(({ detail }) => detail).join(' '), errors });
};

/** Everything that is not in the order's currency, with pointers into the one claim or proof of the request. */
const mismatches = (currency: string, payment: unknown, prefix: string): FieldError[] =>
  currencyErrors({ segment: 'b2b', payments: [payment as PaymentInput] }, currency).map((error) => ({ ...error, pointer: error.pointer.slice(prefix.length) }));

/** What became of a payment, as the history tells of it. */
const became = (type: Happened['type'], { id, status }: Pick<Payment, 'id'> & { status?: string }, after: string, data: Record<string, unknown> = {}): Happened =>
  ({ type, data: { paymentId: id, ...data }, changes: status === after ? [] : [{ field: `payments/${id}/status`, ...(status !== undefined && { before: status }), after }] });

export function createPaymentActions({ core, payments, messages }: { core: OrderCore; payments: Payments; messages: Pick<OrderMessages, 'enqueue'> }): PaymentActions {
  const requireRoom = (state: OrderState, added: number, pointer: string): void => {
    const files = state.payments.reduce((sum, { proofs }) => sum + proofs.length, 0) + added;
    refuse('validationFailed', files <= maxProofsPerOrder ? [] : [{
      code: 'tooMany', pointer, step: 'payment', detail: `An order holds ${maxProofsPerOrder} files.`, params: { limit: maxProofsPerOrder },
    }]);
  };

  /** @throws {ProblemError} `paymentReferenceUsed` where the method takes a reference once, and another payment stands under it */
  const requireFreeReference = async (
    tx: Tx, { methodCode, reference }: Pick<Payment, 'methodCode' | 'reference'>,
    { state, caller, settings, pointer }: { state: OrderState; caller: Caller; settings: Settings; pointer: string },
  ): Promise<void> => {
    if (reference === undefined || !settings.paymentMethods.some(({ code, uniqueReference }) => code === methodCode && uniqueReference)) return;
    const { shopId } = caller;
    await payments.lockReferences(tx, { shopId, references: [{ methodCode, reference }] });
    const [other] = (await payments.referencesUsed(tx, { shopId, orderId: state.row.id, inputs: [{ methodCode, reference }] })).filter(({ stands }) => stands);
    const own = state.payments.some((payment) =>
      payment.methodCode === methodCode && payment.reference === reference && payment.status !== 'voided' && payment.status !== 'rejected');
    refuse('paymentReferenceUsed', other === undefined && !own ? [] : [{
      code: 'paymentReferenceUsed', pointer, step: 'payment', detail: 'Another payment by this method carries this reference.',
      ...(other !== undefined && caller.scopes.has('orders:read') && {
        params: { orderId: other.orderId, ...(other.orderNumber !== undefined && { orderNumber: other.orderNumber }) },
      }),
    }]);
  };

  /** Changes one payment, where the table of permissions allows it. */
  const change = (
    tx: Tx, operationId: OperationId, { orderId, paymentId, caller, ifMatch = any }: OfPayment & { ifMatch?: IfMatch },
    run: (payment: Payment, about: { shopId: string; orderId: string; paymentId: string; actor: Caller['actor']; state: OrderState; settings: Settings }) => Promise<Happened>,
  ): Promise<Order> => core.changePayments(tx, { caller, orderId, ifMatch }, async (state, settings) => {
    const payment = state.payments.find(({ id }) => id === paymentId);
    if (payment === undefined) throw notFound('payment');
    requireMay(caller, operationId, { order: state.row, payment, settings });
    return [await run(payment, { shopId: caller.shopId, orderId, paymentId, actor: caller.actor, state, settings })];
  });

  return {
    record: (tx, input, { orderId, caller }) => core.changePayments(tx, { caller, orderId, ifMatch: any }, async (state, settings) => {
      requireMay(caller, 'payments.record', { order: state.row });
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
      await requireFreeReference(tx, input, { state, caller, settings, pointer: '/reference' });
      const [id = ''] = await payments.add(tx, {
        shopId: caller.shopId, orderId, orderedAt: row.ordered_at, actor: caller.actor, inputs: [input], firstPosition: state.payments.length, pointer: '',
      });
      return [became('payment.recorded', { id }, input.proofs?.length ? 'proofSubmitted' : 'pending', { methodCode: input.methodCode, amount: input.amount })];
    }),

    addProof: (tx, input, asked) => change(tx, 'payments.addProof', asked, async (payment, { state, settings, ...about }) => {
      // A claim that was rejected let its reference go; the proof makes it stand again.
      if (payment.status === 'rejected') await requireFreeReference(tx, payment, { state, caller: asked.caller, settings, pointer: '' });
      refuse('currencyMismatch', mismatches(state.row.currency, { proofs: [input] }, '/payments/0/proofs/0'));
      requireRoom(state, 1, '');
      await payments.addProof(tx, { ...about, orderedAt: state.row.ordered_at, input, position: payment.proofs.length, pointer: '' });
      return became('payment.proofSubmitted', payment, 'proofSubmitted');
    }),

    verify: (tx, asked) => change(tx, 'payments.verify', asked, async (payment, about) => {
      await payments.verify(tx, about);
      return became('payment.verified', payment, 'verified', { amount: payment.amount });
    }),

    async reject(tx, { reason }, asked) {
      const order = await change(tx, 'payments.reject', asked, async (payment, about) => {
        await payments.reject(tx, { ...about, reason });
        return became('payment.rejected', payment, 'rejected', { reason });
      });
      // A claim can be mended and rejected again, and each time the customer is told: the instant tells one time from another.
      const rejectedAt = order.payments.find(({ id }) => id === asked.paymentId)?.rejection?.at ?? '';
      await messages.enqueue(tx, { shopId: asked.caller.shopId, order, kind: 'proofRejected', aboutId: `${asked.paymentId}.${rejectedAt}` });
      return order;
    },

    void: (tx, input, asked) => change(tx, 'payments.void', asked, async (payment, about) => {
      const reason = input?.reason;
      await payments.void(tx, { ...about, reason });
      return became('payment.voided', payment, 'voided', { amount: payment.amount, ...(reason !== undefined && { reason }) });
    }),

    refund: (tx, { amount, reason, reference }, asked) => change(tx, 'payments.refund', asked, async (payment, about) => {
      refuse('currencyMismatch', currencyErrors({ segment: 'b2b', ...(amount && { amount }) }, about.state.row.currency));
      const left = keptAmount(payment);
      const given = amount?.amount ?? left;
      refuse('validationFailed', given > 0 && given <= left ? [] : [{
        code: given > left ? 'tooLarge' : 'tooSmall', pointer: '/amount', step: 'payment', detail: `Give back 1 to ${left}, in minor units.`,
        params: { limit: given > left ? left : 1 },
      }]);
      const { refund, isWhole } = await payments.refund(tx, { ...about, payment, amount: given, reason, reference });
      return became('payment.refunded', payment, isWhole ? 'refunded' : payment.status, { refundId: refund.id, amount: refund.amount, reason, left: left - given });
    }),
  };
}
