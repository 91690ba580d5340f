import * as operations from '../../src/contract/operations.ts';
import { serveWrite, type Kernel } from '../serve.ts';
import type { Services } from './services.ts';

export function servePayments(kernel: Kernel, { paymentActions }: Services): void {
  serveWrite(kernel, operations.recordPayment, ({ tx, params, body, caller }) => paymentActions.record(tx, body, { ...params, caller }));
  serveWrite(kernel, operations.addProof, ({ tx, params, body, caller }) => paymentActions.addProof(tx, body, { ...params, caller }));
  serveWrite(kernel, operations.verifyPayment, ({ tx, params, caller, ifMatch }) => paymentActions.verify(tx, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.rejectPayment, ({ tx, params, body, caller, ifMatch }) => paymentActions.reject(tx, body, { ...params, caller, ifMatch }));
}
