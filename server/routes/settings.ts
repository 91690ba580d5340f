import * as operations from '../../src/contract/operations.ts';
import { serveRead, type Kernel } from '../serve.ts';
import type { Services } from './services.ts';

export function serveSettings(kernel: Kernel, { settings }: Services): void {
  serveRead(kernel, operations.getSettings, ({ db, caller }) => settings.read(db, caller.shopId));
}
