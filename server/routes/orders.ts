import * as operations from '../../src/contract/operations.ts';
import { serveRaw, serveRead, serveWrite, type Kernel } from '../serve.ts';
import type { Services } from './services.ts';

export function serveOrders(kernel: Kernel, { orders, orderList, orderExports, orderActions, orderLines, cancelling, returns }: Services): void {
  serveWrite(kernel, operations.createOrder, ({ tx, body, caller }) => orders.create(tx, body, caller));
  serveRead(kernel, operations.listOrders, ({ db, query, caller }) => orderList.page(db, caller.shopId, query));
  serveRead(kernel, operations.sumOrders, ({ db, query, caller }) => orderList.sums(db, caller.shopId, query));
  serveRaw(kernel, operations.exportOrders, ({ query, caller: { shopId } }) => orderExports.export({ shopId, query }));
  serveRead(kernel, operations.calculateOrder, ({ db, body, caller }) => orders.calculate(db, body, caller));
  serveRead(kernel, operations.validateDraft, ({ db, body, caller }) => orders.validateDraft(db, body, caller));
  serveRead(kernel, operations.getOrder, ({ db, params, caller }) => orders.get(db, { ...params, caller }));
  serveWrite(kernel, operations.updateOrder, ({ tx, params, body, caller, ifMatch }) => orders.update(tx, body, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.deleteOrder, ({ tx, params, caller, ifMatch }) => orders.remove(tx, { ...params, caller, ifMatch }));
  serveRead(kernel, operations.validateOrder, ({ db, params, caller }) => orders.validate(db, { ...params, caller }));
  serveWrite(kernel, operations.submitOrder, ({ tx, params, body, caller, ifMatch }) => orders.submit(tx, body, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.undoOrder, ({ tx, params, caller, ifMatch }) => orderActions.undo(tx, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.sendOrderNow, ({ tx, params, caller, ifMatch }) => orderActions.sendNow(tx, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.holdOrder, ({ tx, params, body, caller, ifMatch }) => orderActions.hold(tx, body, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.releaseOrder, ({ tx, params, body, caller, ifMatch }) => orderActions.release(tx, body, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.duplicateOrder, ({ tx, params, caller }) => orderActions.duplicate(tx, { ...params, caller }));
  serveWrite(kernel, operations.cancelOrder, ({ tx, params, body, caller, ifMatch }) => cancelling.cancel(tx, body, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.returnGoods, ({ tx, params, body, caller, ifMatch }) => returns.record(tx, body, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.addLine, ({ tx, params, body, caller, ifMatch }) => orderLines.add(tx, body, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.updateLine, ({ tx, params, body, caller, ifMatch }) => orderLines.update(tx, body, { ...params, caller, ifMatch }));
  serveWrite(kernel, operations.removeLine, ({ tx, params, caller, ifMatch }) => orderLines.remove(tx, { ...params, caller, ifMatch }));
}
