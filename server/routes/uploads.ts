import * as operations from '../../src/contract/operations.ts';
import { serveRaw, serveSigned, type Kernel } from '../serve.ts';
import type { Services } from './services.ts';

/** Everything of a file but its bytes on their way here, which travel by tus. */
export function serveUploads(kernel: Kernel, { delivery: { uploads } }: Services): void {
  serveRaw(kernel, operations.getUpload, ({ params, caller }) => uploads.get({ shopId: caller.shopId, ...params }));
  serveRaw(kernel, operations.createContentLink, ({ params, caller }) => uploads.createContentLink({ shopId: caller.shopId, ...params }));
  serveSigned(kernel, operations.readContent, ({ params, query }) => uploads.readContent({ ...params, ...query }));
}
