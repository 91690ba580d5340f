import { rounded } from './statistics.ts';

/** One line of what was measured, and what it was to be. */
export interface Figure {
  readonly what: string;
  readonly ours: number;
  readonly peer?: number | undefined;
  readonly floor?: number | undefined;
  /** The greatest part that it may be of the peer’s figure, or of the floor’s. */
  readonly mostOfPeer?: number | undefined;
  readonly mostOfFloor?: number | undefined;
  /** The least part, where more is better. */
  readonly leastOfPeer?: number | undefined;
  /** The greatest figure itself, in the unit of `what`. */
  readonly most?: number | undefined;
}

const misses = ({ ours, peer = NaN, floor = NaN, mostOfPeer = Infinity, leastOfPeer = 0, mostOfFloor = Infinity, most = Infinity }: Figure): boolean =>
  ours / peer > mostOfPeer || ours / peer < leastOfPeer || ours / floor > mostOfFloor || ours > most;

const hasBudget = ({ mostOfPeer, leastOfPeer, mostOfFloor, most }: Figure): boolean => [mostOfPeer, leastOfPeer, mostOfFloor, most].some((budget) => budget !== undefined);

export const verdictOf = (figure: Figure): 'met' | 'MISSED' | '' => (hasBudget(figure) ? (misses(figure) ? 'MISSED' : 'met') : '');

const shown = (value: number | undefined): number | string => (value === undefined || Number.isNaN(value) ? '' : rounded(value));

const budgetOf = ({ mostOfPeer, leastOfPeer, mostOfFloor, most }: Figure): string => [
  mostOfPeer !== undefined && `≤ ${mostOfPeer} × peer`, leastOfPeer !== undefined && `≥ ${leastOfPeer} × peer`, mostOfFloor !== undefined && `≤ ${mostOfFloor} × floor`, most !== undefined && `≤ ${most}`,
].filter(Boolean).join(', ');

/** Prints the figures as a table, or as JSON with all that was measured. */
export const print = (figures: readonly Figure[], { isJson, measured }: { isJson: boolean; measured: Record<string, unknown> }): void => {
  if (isJson) return console.log(JSON.stringify({ ...measured, figures: figures.map((figure) => ({ ...figure, verdict: verdictOf(figure) })) }, undefined, 2));
  console.table(figures.map((figure) => ({
    what: figure.what, ours: shown(figure.ours), peer: shown(figure.peer), floor: shown(figure.floor),
    'ours ÷ peer': shown(figure.ours / (figure.peer ?? NaN)), 'ours ÷ floor': shown(figure.ours / (figure.floor ?? NaN)), budget: budgetOf(figure), verdict: verdictOf(figure),
  })));
};
