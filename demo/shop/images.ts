import { catalogue } from './catalogue.ts';

const palettes: readonly (readonly [string, string, string])[] = [
  ['#0f766e', '#5eead4', '#f0fdfa'], ['#1d4ed8', '#93c5fd', '#eff6ff'], ['#b45309', '#fcd34d', '#fffbeb'],
  ['#be123c', '#fda4af', '#fff1f2'], ['#4d7c0f', '#bef264', '#f7fee7'], ['#6d28d9', '#c4b5fd', '#f5f3ff'], ['#334155', '#cbd5e1', '#f8fafc'],
];

/** Drawn in a box of 96 × 96 with `main` and `light`; chosen by what an item is. */
const shapes: Readonly<Record<string, string>> = {
  can: '<path class="m" d="M30 30h30l8 10v38a4 4 0 0 1-4 4H30a4 4 0 0 1-4-4V34a4 4 0 0 1 4-4Z"/><path class="m" d="M34 18h14v12H34z"/><path class="l" d="M32 48h30v22H32z"/><path class="m" d="M47 51c5 6 6 8 6 11a6 6 0 0 1-12 0c0-3 1-5 6-11Z"/>',
  bottle: '<path class="m" d="M40 14h16v12c8 4 10 8 10 16v36a4 4 0 0 1-4 4H34a4 4 0 0 1-4-4V42c0-8 2-12 10-16Z"/><path class="l" d="M34 46h28v20H34z"/>',
  tool: '<rect class="m" x="14" y="42" width="68" height="12" rx="6"/><circle class="l" cx="26" cy="48" r="12"/><circle class="m" cx="26" cy="48" r="5"/><path class="l" d="M58 36h16v24H58z"/>',
  box: '<path class="m" d="m48 16 32 14v36L48 80 16 66V30Z"/><path class="l" d="m48 16 32 14-32 14-32-14Z"/>',
  shirt: '<path class="m" d="m34 18-20 12 8 16 8-4v36h36V42l8 4 8-16-20-12c-2 6-6 9-14 9s-12-3-14-9Z"/><path class="l" d="M44 48h14v10H44z"/>',
  card: '<rect class="m" x="14" y="28" width="68" height="42" rx="6"/><path class="l" d="M14 38h68v9H14zM22 56h24v6H22z"/>',
};

const shapeOf = (code: string, category: string): string => {
  if (['TEE', 'POL', 'JKT'].includes(code)) return 'shirt';
  if (code === 'CRD') return 'card';
  if (['BTL', 'TUM', 'SHP', 'GLS', 'INT', 'TYR', 'WHL', 'WSH', 'INJ', 'PUR', 'RST', 'BRK', 'PSF', 'TWO', 'WAX'].includes(code)) return 'bottle';
  if (category === 'Lubricants') return 'can';
  return category === 'Accessories' ? 'tool' : 'box';
};

const known = new Map(catalogue.map((item) => [item.sku, item]));

/** The picture of an item, drawn; `undefined` when the catalogue has no such SKU. Nothing of the SKU reaches the drawing. */
export const drawItem = (sku: string): string | undefined => {
  const item = known.get(sku);
  if (!item) return undefined;
  const code = sku.slice(0, 3);
  const turn = [...sku].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const [main, light, ground] = palettes[turn % palettes.length] ?? palettes[0]!;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96"><rect width="96" height="96" fill="${ground}"/>${
    (shapes[shapeOf(code, item.category ?? '')] ?? '').replaceAll('class="m"', `fill="${main}"`).replaceAll('class="l"', `fill="${light}"`)}</svg>`;
};
