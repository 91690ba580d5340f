import { applyMergePatch } from '../../src/contract/merge-patch.ts';
import { LineInput, maxLines, type Order } from '../../src/contract/order.ts';
import type { Caller } from '../caller.ts';
import type { Tx } from '../database/database.ts';
import { newId } from '../ids.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { validate, type IfMatch } from '../serve-input.ts';
import type { Orders } from './orders.ts';

interface OfOrder { orderId: string; caller: Caller; ifMatch: IfMatch }
interface OfLine extends OfOrder { lineId: string }

/** The lines of a draft, one at a time, so that two people do not overwrite each other's. */
export interface DraftLines {
  add(tx: Tx, input: LineInput, order: OfOrder): Promise<Order>;
  update(tx: Tx, patch: unknown, line: OfLine): Promise<Order>;
  remove(tx: Tx, line: OfLine): Promise<Order>;
}

/** What is wrong with the one line of a request stands at the request's root, and not among the lines of the order. */
async function atRoot(indexOf: () => number, run: () => Promise<Order>): Promise<Order> {
  try {
    return await run();
  } catch (error) {
    const errors = error instanceof ProblemError ? error.details.errors : undefined;
    if (!(error instanceof ProblemError) || errors === undefined) throw error;
    const prefix = `/lines/${indexOf()}/`;
    throw new ProblemError(error.code, {
      ...error.details,
      errors: errors.map((entry) => (entry.pointer.startsWith(prefix) ? { ...entry, pointer: entry.pointer.slice(prefix.length - 1) } : entry)),
    });
  }
}

export function createDraftLines({ orders }: { orders: Orders }): DraftLines {
  const lineIn = <Line extends { id: string }>(lines: readonly Line[], lineId: string): { line: Line; index: number } => {
    const index = lines.findIndex(({ id }) => id === lineId);
    const line = lines[index];
    if (line === undefined) throw notFound('line');
    return { line, index };
  };

  return {
    add(tx, input, order) {
      let index = 0;
      return atRoot(() => index, () => orders.changeLines(tx, order, (lines) => {
        if (lines.length >= maxLines) {
          throw new ProblemError('validationFailed', {
            detail: `An order has at most ${maxLines} lines.`,
            errors: [{ code: 'tooMany', pointer: '', step: 'items', detail: `An order has at most ${maxLines} lines.`, params: { limit: maxLines } }],
          });
        }
        index = lines.length;
        const touched = { id: newId('lin'), input };
        return { lines: [...lines, touched], touched };
      }));
    },

    update(tx, patch, { lineId, ...order }) {
      let index = 0;
      return atRoot(() => index, () => orders.changeLines(tx, order, (lines) => {
        const found = lineIn(lines, lineId);
        index = found.index;
        const touched = { id: lineId, input: validate(LineInput, applyMergePatch(found.line.input, patch)) };
        return { lines: lines.map((line) => (line.id === lineId ? touched : line)), touched };
      }));
    },

    remove: (tx, { lineId, ...order }) => orders.changeLines(tx, order, (lines) => {
      lineIn(lines, lineId);
      return { lines: lines.filter(({ id }) => id !== lineId) };
    }),
  };
}
