import * as operations from '../../src/contract/operations.ts';
import { listPaymentPage } from '../payments/payment-list.ts';
import { serveRead, serveWrite, type Kernel } from '../serve.ts';
import type { Services } from './services.ts';

export function servePayments(kernel: Kernel, { payments, paymentActions }: Services): void {
  serveRead(kernel, operations.listPayments, ({ db, query, caller: { shopId } }) => listPaymentPage(db, { shopId, payments, query }));
  serveWrite(kernel, operations.recordPayment, ({ tx, params, body, caller }) => paymentActions.record(tx, body, { ...params, caller }));
  serveWrite(kernel, operations.addProof, ({ tx, params, body, caller }) => paymentActions.addProof(tx, body, { ...params, caller }));
  serveWrite(kernel, operations.verifyPayment, ({ tx, params, caller, ifMatch }) => paymentActions.verify(tx, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.rejectPayment, ({ tx, params, body, caller, ifMatch }) => paymentActions.reject(tx, body, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.voidPayment, ({ tx, params, body, caller, ifMatch }) => paymentActions.void(tx, body, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.refundPayment, ({ tx, params, body, caller, ifMatch }) => paymentActions.refund(tx, body, { ...params, caller, ifMatch }));
}
