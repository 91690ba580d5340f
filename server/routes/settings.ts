import * as operations from '../../src/contract/operations.ts';
import { serveRead, serveWrite, type Kernel } from '../serve.ts';
import type { Services } from './services.ts';

export function serveSettings(kernel: Kernel, { settings }: Services): void {
  serveRead(kernel, operations.getSettings, ({ db, caller }) => settings.read(db, caller.shopId));
  serveWrite(kernel, operations.updateSettings, ({ tx, body, caller, ifMatch }) => settings.update(tx, body, { caller, ifMatch }));
  serveRead(kernel, operations.settingsHistory, ({ db, query, caller }) => settings.history(db, caller.shopId, query));
}
