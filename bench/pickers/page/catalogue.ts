import type { CatalogueItem } from '../../../src/index.ts';

/** What all three are given: an item of ours, with the one text that the others show and search. */
export interface LabelledItem extends CatalogueItem {
  readonly label: string;
}

/** What is typed, key by key. */
export const typed = 'synthetic 12';

const kinds = [
  'Air filter', 'Antifreeze', 'Battery clamp', 'Brake fluid', 'Brake pad', 'Cabin filter', 'Car shampoo', 'Chain lubricant', 'Clutch cable', 'Coolant hose',
  'Engine oil, mineral', 'Engine oil, synthetic', 'Floor mat', 'Fuel additive', 'Gear oil', 'Glass cleaner', 'Grease, lithium', 'Head lamp bulb', 'Ignition coil', 'Jump cable',
  'Oil filter', 'Spark plug', 'Tyre sealant', 'Washer fluid', 'Wiper blade',
];

const itemOf = (title: string, sku: string, more: Partial<CatalogueItem> = {}): LabelledItem => ({
  id: `itm_${sku.toLowerCase()}`, sku, title, label: `${title} ${sku}`, options: [], category: 'Other', price: { amount: 1_250, currency: 'MYR' }, taxRate: 800, status: 'active',
  backOrder: false, stock: { onHand: 12, available: 12 }, updatedAt: '2026-01-02T03:04:05Z', ...more,
});

/** Of everything that has `text` in it, this comes first: so each key changes the first row, and a row that is right proves that the key was answered. */
export const firstTitle = (text: string): string => {
  const { length } = text.trimEnd() || typed.slice(0, 1);
  return `A${String.fromCharCode(96 + length)} ${typed.slice(0, length)}`;
};

/** So many items, in the order of their titles; the same at every call. */
export const catalogue = (count: number): readonly LabelledItem[] => {
  const markers = [...typed].map((_, index) => itemOf(firstTitle(typed.slice(0, index + 1)), `MARK-${String.fromCharCode(65 + index)}`));
  const eachKind = Math.ceil(count / kinds.length);
  return Array.from({ length: count }, (_, index) => markers[index] ?? itemOf(
    `${kinds[Math.floor(index / eachKind)]} ${10_000 + (index % eachKind)}`, `${String.fromCharCode(65 + Math.floor(index / eachKind))}-${100_000 + index}`, {
      category: kinds[Math.floor(index / eachKind)], options: [{ name: 'Size', value: `${(index % 4) + 1} L` }], barcode: String(9_550_000_000_000 + index),
      price: { amount: 500 + (index * 37) % 40_000, currency: 'MYR' }, stock: { onHand: index % 90, available: index % 90 },
    },
  ));
};
