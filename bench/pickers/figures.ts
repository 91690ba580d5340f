import type { Figure } from '../report.ts';
import { median, quantile } from '../statistics.ts';
import type { Round } from './round.ts';

/** The rounds of each of the three under one set of conditions. */
export interface Rounds {
  readonly ours: readonly Round[];
  readonly peer: readonly Round[];
  readonly floor: readonly Round[];
}

type Budget = Omit<Figure, 'what' | 'ours' | 'peer' | 'floor'>;

const figure = (what: string, { ours, peer, floor }: Rounds, read: (rounds: readonly Round[]) => number, budget: Budget = {}): Figure =>
  ({ what, ours: read(ours), peer: peer.length > 0 ? read(peer) : undefined, floor: floor.length > 0 ? read(floor) : undefined, ...budget });

const middle = (read: (round: Round) => number) => (rounds: readonly Round[]): number => median(rounds.map(read));
/** Over all the samples of all the rounds. */
const pooled = (read: (round: Round) => readonly number[], part: number) => (rounds: readonly Round[]): number => quantile(rounds.flatMap(read), part);
/** The floor has no list that scrolls. */
const withoutFloor = (rounds: Rounds): Rounds => ({ ...rounds, floor: [] });

/** Elements and texts, as a browser's own count of nodes has them; comments, in which Lit marks its places, stand beside them. */
const nodesOf = ({ nodes }: Round): number => nodes.elements + nodes.texts;

export const atFullSpeed = (rounds: Rounds): Figure[] => [
  figure('set up with 100,000 items, ms', rounds, middle(({ mountMs }) => mountMs)),
  figure('open, ms', rounds, middle(({ openMs }) => openMs), { mostOfPeer: 0.75 }),
  figure('key to paint, p50, ms', rounds, pooled(({ keysMs }) => keysMs, 0.5), { mostOfPeer: 0.4, mostOfFloor: 2 }),
  figure('key to paint, p95, ms', rounds, pooled(({ keysMs }) => keysMs, 0.95), { mostOfPeer: 0.4, mostOfFloor: 2 }),
  figure('select 500, ms', rounds, middle(({ selectMs }) => selectMs), { mostOfPeer: 0.7 }),
  figure('toggle one with 500 selected, ms', rounds, pooled(({ togglesMs }) => togglesMs, 0.5), { mostOfPeer: 0.7 }),
  figure('long tasks in 120 frames of scrolling', withoutFloor(rounds), middle(({ longTasks }) => longTasks), { most: 0 }),
  figure('DOM nodes when open', rounds, middle(nodesOf), { most: 200 }),
  figure('comment nodes when open', rounds, middle(({ nodes }) => nodes.comments)),
  figure('DOM nodes with 500 selected', rounds, middle(({ nodesSelected }) => nodesSelected.elements + nodesSelected.texts)),
];

export const slowedDown = (rounds: Rounds): Figure[] => [
  figure('4 × slower: open, ms', rounds, middle(({ openMs }) => openMs)),
  figure('4 × slower: key to paint, p50, ms', rounds, pooled(({ keysMs }) => keysMs, 0.5), { most: 50 }),
  figure('4 × slower: key to paint, p95, ms', rounds, pooled(({ keysMs }) => keysMs, 0.95), { most: 100 }),
  figure('4 × slower: select 500, ms', rounds, middle(({ selectMs }) => selectMs)),
  figure('4 × slower: toggle one, ms', rounds, pooled(({ togglesMs }) => togglesMs, 0.5)),
  figure('4 × slower: long tasks in 120 frames', withoutFloor(rounds), middle(({ longTasks }) => longTasks), { most: 2 }),
];

export const inPages = (rounds: Rounds): Figure[] => [
  figure('in pages: open, ms', rounds, middle(({ openMs }) => openMs)),
  figure('in pages: long tasks in 120 frames', rounds, middle(({ longTasks }) => longTasks), { most: 0 }),
  figure('in pages: DOM nodes when open', rounds, middle(nodesOf), { most: 200 }),
];
