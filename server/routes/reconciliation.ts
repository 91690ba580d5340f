import * as operations from '../../src/contract/operations.ts';
import { serveRaw, type Kernel } from '../serve.ts';
import type { Services } from './services.ts';

export function serveReconciliation(kernel: Kernel, { reconciliations }: Services): void {
  serveRaw(kernel, operations.reconcile, ({ query, caller: { shopId } }) => reconciliations.reconcile({ shopId, filter: query }));
  serveRaw(kernel, operations.exportReconciliation, ({ query, caller: { shopId } }) => reconciliations.export({ shopId, filter: query }));
}
