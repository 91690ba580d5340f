import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stockCommands } from './stock-commands.ts';
import { openModel } from './stock-model.ts';

/**
 * Has random commands carried out by the real server, in a new shop after every hundred, until there were as many.
 * @returns how often each was done, and how often it came to what
 */
export async function runStockModel(commandCount: number): Promise<ReadonlyMap<string, number>> {
  const done = new Map<string, number>();
  const total = (): number => [...done].reduce((sum, [kind, times]) => (kind.includes(':') ? sum : sum + times), 0);
  while (total() < commandCount) {
    await fc.assert(fc.asyncProperty(fc.commands(stockCommands, { maxCommands: 200, size: 'max' }), async (commands) => {
      await fc.asyncModelRun(() => openModel(done), commands);
    }), { numRuns: 1 });
  }
  assert.ok(total() >= commandCount);
  return done;
}
