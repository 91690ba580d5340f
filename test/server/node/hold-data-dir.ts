// A process that takes the folder of its argument, says so, and stays until it is ended.
import { lockDataDir } from '../../../server/node/lock.ts';

try {
  const lock = await lockDataDir(process.argv[2] ?? '');
  process.on('message', () => {
    void lock.release().then(() => process.send?.('released'));
  });
  process.send?.('held');
} catch (error) {
  process.send?.(error instanceof Error ? error.message : String(error), () => process.exit(3));
}
