import { diffOrders, fieldsOf, isSame, linePlacesOf, placesOf, type EditedLine, type EditedOrder, type OrderChange, type Places } from './edited-order.ts';

/** A place that two people have changed, each to something else. What is not there is absent. */
export interface OrderConflict {
  /** As of an `OrderChange`. */
  readonly pointer: string;
  /** What both began with. */
  readonly base?: unknown;
  readonly mine?: unknown;
  readonly theirs?: unknown;
}

export interface OrderMerge {
  /** The order with what both changed; at each conflict it holds what `choose` says, and mine where that says nothing. */
  readonly merged: EditedOrder;
  readonly conflicts: readonly OrderConflict[];
  /** What only they changed, from what I have to what they made of it: it is in `merged`. */
  readonly taken: readonly OrderChange[];
}

export interface MergeOptions {
  /** The order as both began with it. */
  readonly base: EditedOrder;
  /** As one person has typed it since. */
  readonly mine: EditedOrder;
  /** As another has saved it since. */
  readonly theirs: EditedOrder;
  /** Whose value a conflict is settled with, by its pointer. */
  readonly choose?: ((pointer: string) => 'mine' | 'theirs' | undefined) | undefined;
}

interface Merging { readonly conflicts: OrderConflict[]; readonly choose: NonNullable<MergeOptions['choose']> }

/** What a place holds when two have changed it. */
const settled = <Value>(pointer: string, { base, mine, theirs }: { base: Value; mine: Value; theirs: Value }, { conflicts, choose }: Merging): Value => {
  if (isSame(mine, theirs) || isSame(mine, base)) return theirs;
  if (isSame(theirs, base)) return mine;
  conflicts.push({ pointer, ...(base !== undefined && { base }), ...(mine !== undefined && { mine }), ...(theirs !== undefined && { theirs }) });
  return choose(pointer) === 'theirs' ? theirs : mine;
};

const mergePlaces = (at: string, { base, mine, theirs }: { base: Places; mine: Places; theirs: Places }, merging: Merging): Places => {
  const merged = new Map<string, unknown>();
  for (const pointer of new Set([...theirs.keys(), ...mine.keys(), ...base.keys()])) {
    const value = settled(at + pointer, { base: base.get(pointer), mine: mine.get(pointer), theirs: theirs.get(pointer) }, merging);
    if (value !== undefined) merged.set(pointer, value);
  }
  return merged;
};

const none: Places = new Map();

const byId = (lines: readonly EditedLine[]): ReadonlyMap<string, EditedLine> => new Map(lines.map((line) => [line.id, line]));

/** Whether two new lines mean the same: one item stands on one line, and a line without an item is known by all that it says. */
const isSameLine = (one: EditedLine, other: EditedLine): boolean => {
  if (one.kind === 'catalogue' && other.kind === 'catalogue' && one.itemId !== undefined) return one.itemId === other.itemId;
  return isSame({ ...one, id: '' }, { ...other, id: '' });
};

/** Mine, with the ids that the order has given to those of my lines that it has already: I may have sent them, and lost the answer. */
const withTheirIds = ({ base, mine, theirs }: MergeOptions): readonly EditedLine[] => {
  const known = byId(base.lines);
  const added = theirs.lines.filter(({ id }) => !known.has(id) && !mine.lines.some((line) => line.id === id));
  return mine.lines.map((line) => {
    if (known.has(line.id)) return line;
    const index = added.findIndex((other) => isSameLine(line, other));
    const [same] = index < 0 ? [] : added.splice(index, 1);
    return same ? { ...line, id: same.id } : line;
  });
};

const mergeLines = (options: MergeOptions, merging: Merging): EditedLine[] => {
  const before = byId(options.base.lines);
  const mine = byId(withTheirIds(options));
  const theirs = byId(options.theirs.lines);
  return [...new Set([...theirs.keys(), ...mine.keys()])].flatMap((id): EditedLine[] => {
    const [base, ours, other] = [before.get(id), mine.get(id), theirs.get(id)];
    const at = `/lines/${id}`;
    if (!ours || !other) {
      const line = settled(at, { base, mine: ours, theirs: other }, merging);
      return line ? [line] : [];
    }
    const places = mergePlaces(at, { base: base ? linePlacesOf(base) : none, mine: linePlacesOf(ours), theirs: linePlacesOf(other) }, merging);
    return [{ ...fieldsOf(places), id } as EditedLine];
  });
};

/**
 * Puts together what two people have made of one order (three-way merge), place by place and line by line. What only one
 * of them changed is kept, what both changed alike is no conflict, and what both changed differently is named. A line that
 * one took off and the other changed is a conflict too. New lines that mean the same are one, under the id of theirs.
 */
export const mergeOrders = (options: MergeOptions): OrderMerge => {
  const { base, mine, theirs, choose = () => undefined } = options;
  const merging: Merging = { conflicts: [], choose };
  const [{ lines: _base, ...was }, { lines: _mine, ...ours }, { lines: _theirs, ...other }] = [base, mine, theirs];
  const places = mergePlaces('', { base: placesOf(was), mine: placesOf(ours), theirs: placesOf(other) }, merging);
  const merged = { ...fieldsOf(places), lines: mergeLines(options, merging) } as unknown as EditedOrder;
  const { conflicts } = merging;
  const isOpen = (pointer: string): boolean => conflicts.some((conflict) => pointer === conflict.pointer
    || (pointer.startsWith('/lines/') && (pointer.startsWith(`${conflict.pointer}/`) || conflict.pointer.startsWith(`${pointer}/`))));
  const taken = diffOrders({ before: { ...mine, lines: withTheirIds(options) }, after: merged }).filter(({ pointer }) => !isOpen(pointer));
  return { merged, conflicts, taken };
};
