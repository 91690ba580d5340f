import type { CatalogueItemInput } from '../src/index.ts';

interface Product {
  title: string;
  category: string;
  /** Begins every SKU of it. */
  code: string;
  optionName?: string;
  /** Value of the option, price in sen, pieces on hand; one row a variant. */
  variants: readonly (readonly [option: string, price: number, onHand: number])[];
}

const products: readonly Product[] = [
  { title: 'Engine oil, fully synthetic 5W-30', category: 'Lubricants', code: 'LUB-5W30', optionName: 'Size', variants: [['1 L', 4_890, 140], ['4 L', 15_900, 86], ['20 L', 68_000, 9]] },
  { title: 'Engine oil, semi-synthetic 10W-40', category: 'Lubricants', code: 'LUB-10W40', optionName: 'Size', variants: [['1 L', 3_290, 120], ['4 L', 10_900, 64]] },
  { title: 'Motorcycle oil 4T 10W-40', category: 'Lubricants', code: 'LUB-4T', optionName: 'Size', variants: [['1 L', 2_890, 210]] },
  { title: 'Automatic transmission fluid', category: 'Lubricants', code: 'LUB-ATF', optionName: 'Size', variants: [['1 L', 3_990, 58], ['4 L', 13_900, 0]] },
  { title: 'Brake fluid DOT 4', category: 'Lubricants', code: 'LUB-DOT4', optionName: 'Size', variants: [['500 ml', 1_890, 75]] },
  { title: 'Car shampoo', category: 'Car care', code: 'CAR-SHAM', optionName: 'Size', variants: [['500 ml', 1_690, 90], ['2 L', 4_590, 34]] },
  { title: 'Tyre shine', category: 'Car care', code: 'CAR-TYRE', optionName: 'Size', variants: [['500 ml', 2_190, 47]] },
  { title: 'Windscreen wash', category: 'Car care', code: 'CAR-WASH', optionName: 'Size', variants: [['2 L', 990, 160]] },
  { title: 'Microfibre cloth', category: 'Car care', code: 'CAR-CLOTH', optionName: 'Pack', variants: [['3 pieces', 1_290, 88], ['10 pieces', 3_490, 3]] },
  { title: 'Wiper blade', category: 'Accessories', code: 'ACC-WIPER', optionName: 'Length', variants: [['16"', 2_490, 40], ['20"', 2_790, 36], ['24"', 2_990, 28]] },
  { title: 'Phone holder', category: 'Accessories', code: 'ACC-PHONE', variants: [['', 3_990, 52]] },
  { title: 'Car charger, two ports', category: 'Accessories', code: 'ACC-CHARGE', variants: [['', 4_990, 25]] },
  { title: 'Tyre inflator', category: 'Accessories', code: 'ACC-INFL', variants: [['', 18_900, 7]] },
  { title: 'First-aid kit', category: 'Accessories', code: 'ACC-AID', variants: [['', 5_900, 19]] },
  { title: 'Cap', category: 'Merchandise', code: 'MER-CAP', optionName: 'Colour', variants: [['Black', 3_900, 60], ['White', 3_900, 44]] },
  { title: 'T-shirt', category: 'Merchandise', code: 'MER-SHIRT', optionName: 'Size', variants: [['S', 4_900, 20], ['M', 4_900, 31], ['L', 4_900, 26], ['XL', 4_900, 0]] },
  { title: 'Travel mug', category: 'Merchandise', code: 'MER-MUG', variants: [['', 4_500, 33]] },
  { title: 'Umbrella', category: 'Merchandise', code: 'MER-UMB', variants: [['', 3_500, 48]] },
];

const skuOf = (code: string, option: string): string => [code, option.replaceAll(/[^A-Za-z0-9]+/g, '').toUpperCase()].filter(Boolean).join('-');

/** What the small shop sells: some in many variants, a few sold out or nearly. Prices in ringgit. */
export const sampleItems: readonly CatalogueItemInput[] = products.flatMap(({ title, category, code, optionName, variants }) =>
  variants.map(([option, price, onHand], place): CatalogueItemInput => {
    const sku = skuOf(code, option);
    return {
      sku, title, category, onHand, taxRate: 600, price: { amount: price, currency: 'MYR' },
      ...(optionName !== undefined && { options: [{ name: optionName, value: option }] }),
      barcode: `955${String(1_000_000_000 + products.findIndex((product) => product.code === code) * 100 + place).slice(1)}`,
      imageUrl: `/sample-pictures/${encodeURIComponent(sku)}.svg`,
    };
  }));
