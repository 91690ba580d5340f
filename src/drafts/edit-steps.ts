import type { LineInput } from '../contract/order.ts';
import type { LinePatch, OrderPatch } from '../resources/orders.ts';
import { isFields, type EditedLine, type EditedOrder, type Fields } from './edited-order.ts';

/** One call that an edit takes. Each is made against the version that the one before it answered. */
export type EditStep =
  | { readonly type: 'fields'; readonly patch: OrderPatch }
  /** `key` is the one that the line was typed under. */
  | { readonly type: 'addLine'; readonly key: string; readonly line: LineInput }
  | { readonly type: 'updateLine'; readonly lineId: string; readonly patch: LinePatch }
  | { readonly type: 'removeLine'; readonly lineId: string };

/** The merge patch (RFC 7396) that makes one object of another: only what differs is in it. Nothing when nothing differs. */
const patchFrom = (before: Fields, after: Fields): Fields | undefined => {
  const patch: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[name], after[name]];
    if (was === undefined && is === undefined) continue;
    if (is === undefined) patch[name] = null;
    else if (isFields(is)) {
      const inner = patchFrom(isFields(was) ? was : {}, is);
      if (inner !== undefined) patch[name] = inner;
    } else if (JSON.stringify(was) !== JSON.stringify(is)) patch[name] = is;
  }
  return Object.keys(patch).length > 0 ? patch : undefined;
};

const withoutId = ({ id: _id, ...line }: EditedLine): LineInput => line;

/**
 * The calls that make one order of another, only what differs in each: the fields in one, then line by line. New lines
 * come before old ones go, so that an order is never without any, and so that a failure between two calls loses nothing.
 */
export const editSteps = ({ before, after }: { readonly before: EditedOrder; readonly after: EditedOrder }): EditStep[] => {
  const { lines: linesBefore, ...fieldsBefore } = before;
  const { lines: linesAfter, ...fieldsAfter } = after;
  const patch = patchFrom(fieldsBefore as Fields, fieldsAfter as Fields);
  const known = new Map(linesBefore.map((line) => [line.id, line]));
  const kept = new Set(linesAfter.map(({ id }) => id));
  return [
    ...(patch ? [{ type: 'fields', patch: patch as OrderPatch } as const] : []),
    ...linesAfter.flatMap((line): EditStep[] => {
      const was = known.get(line.id);
      if (!was) return [{ type: 'addLine', key: line.id, line: withoutId(line) }];
      const changed = patchFrom(withoutId(was), withoutId(line));
      return changed ? [{ type: 'updateLine', lineId: line.id, patch: changed as LinePatch }] : [];
    }).toSorted((one, other) => Number(other.type === 'addLine') - Number(one.type === 'addLine')),
    ...linesBefore.filter(({ id }) => !kept.has(id)).map(({ id }) => ({ type: 'removeLine', lineId: id }) as const),
  ];
};
