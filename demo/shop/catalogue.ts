import type { CatalogueItemInput } from '../../src/index.ts';

/** One product of the fuel station's shop, with every variant of it. */
interface Family {
  readonly code: string;
  readonly title: string;
  readonly category: string;
  /** Name and values of each option, in the order in which they stand in the SKU. */
  readonly options: Readonly<Record<string, readonly string[]>>;
  /** Of the first variant, in sen; each further value of the last option adds `step`. */
  readonly price: number;
  readonly step: number;
}

const family = (code: string, title: string, category: string, price: number, step: number, options: Family['options']): Family =>
  ({ code, title, category, price, step, options });

const lubricants = 'Lubricants';
const care = 'Car care';
const accessories = 'Accessories';
const merchandise = 'Merchandise';

const families: readonly Family[] = [
  family('SYN', 'Meridian fully synthetic engine oil', lubricants, 4_990, 9_800, { Viscosity: ['0W-20', '5W-30', '5W-40', '10W-40'], Size: ['1 L', '4 L', '5 L'] }),
  family('SEM', 'Meridian semi-synthetic engine oil', lubricants, 2_990, 6_200, { Viscosity: ['10W-30', '10W-40', '15W-40'], Size: ['1 L', '4 L', '5 L'] }),
  family('MIN', 'Meridian mineral engine oil', lubricants, 1_890, 4_100, { Viscosity: ['15W-40', '20W-50'], Size: ['1 L', '4 L'] }),
  family('DSL', 'Hauler diesel engine oil', lubricants, 8_900, 21_000, { Viscosity: ['10W-40', '15W-40'], Size: ['5 L', '10 L', '18 L'] }),
  family('MOT', 'Volt motorcycle oil', lubricants, 2_150, 800, { Type: ['4T', 'Scooter'], Viscosity: ['10W-30', '10W-40', '20W-50'], Size: ['0.8 L', '1 L'] }),
  family('ATF', 'Automatic transmission fluid', lubricants, 3_690, 9_900, { Grade: ['DX-III', 'DX-VI', 'CVT'], Size: ['1 L', '4 L'] }),
  family('GER', 'Gear oil', lubricants, 2_790, 8_000, { Viscosity: ['75W-90', '80W-90', '85W-140'], Size: ['1 L', '4 L'] }),
  family('BRK', 'Brake fluid', lubricants, 1_590, 900, { Grade: ['DOT 3', 'DOT 4', 'DOT 5.1'], Size: ['250 ml', '500 ml', '1 L'] }),
  family('CLT', 'Long-life coolant', lubricants, 1_990, 4_400, { Colour: ['Green', 'Red', 'Blue'], Size: ['1 L', '4 L'] }),
  family('PSF', 'Power steering fluid', lubricants, 1_890, 1_400, { Size: ['500 ml', '1 L'] }),
  family('GRS', 'Lithium grease', lubricants, 990, 1_500, { Grade: ['NLGI 2', 'NLGI 3'], Size: ['100 g', '500 g', '2 kg'] }),
  family('TWO', 'Two-stroke oil', lubricants, 1_690, 900, { Size: ['500 ml', '1 L'] }),
  family('SHP', 'Foam shampoo', care, 1_290, 1_600, { Scent: ['Lemon', 'Berry', 'Neutral'], Size: ['500 ml', '1 L', '5 L'] }),
  family('WAX', 'Carnauba wax', care, 2_990, 1_800, { Finish: ['Paste', 'Liquid', 'Spray'], Size: ['200 ml', '400 ml'] }),
  family('GLS', 'Glass cleaner', care, 990, 800, { Type: ['Spray', 'Foam'], Size: ['300 ml', '500 ml'] }),
  family('INT', 'Interior cleaner', care, 1_490, 900, { Surface: ['Dashboard', 'Leather', 'Fabric'], Size: ['300 ml', '500 ml'] }),
  family('TYR', 'Tyre shine', care, 1_390, 1_200, { Finish: ['Matt', 'Gloss'], Size: ['400 ml', '1 L'] }),
  family('WHL', 'Wheel cleaner', care, 1_790, 1_300, { Size: ['500 ml', '1 L'] }),
  family('WSH', 'Windscreen washer', care, 690, 1_200, { Type: ['Summer', 'Rain repellent'], Size: ['500 ml', '2 L'] }),
  family('INJ', 'Injector cleaner', care, 2_490, 2_100, { Fuel: ['Petrol', 'Diesel'], Size: ['200 ml', '400 ml'] }),
  family('PUR', 'Engine flush', care, 2_190, 1_100, { Size: ['300 ml', '443 ml'] }),
  family('RST', 'Rust remover spray', care, 1_590, 1_000, { Size: ['200 ml', '400 ml'] }),
  family('MFC', 'Microfibre cloth', care, 590, 900, { Colour: ['Grey', 'Blue', 'Yellow'], Pack: ['Single', 'Pack of 3', 'Pack of 10'] }),
  family('SPG', 'Wash sponge', care, 490, 500, { Shape: ['Block', 'Mitt'], Pack: ['Single', 'Pack of 3'] }),
  family('WIP', 'Wiper blade', accessories, 2_290, 150, { Type: ['Frame', 'Aero', 'Hybrid'], Length: ['14"', '16"', '18"', '20"', '22"', '24"', '26"'] }),
  family('BLB', 'Halogen bulb', accessories, 1_190, 900, { Base: ['H1', 'H4', 'H7', 'H11'], Light: ['Standard', 'White', 'Long life'] }),
  family('LED', 'LED bulb', accessories, 1_990, 1_500, { Base: ['T10', 'S25', 'H4', 'H7'], Pack: ['Single', 'Pair'] }),
  family('FUS', 'Blade fuse set', accessories, 890, 600, { Size: ['Mini', 'Standard', 'Maxi'] }),
  family('JMP', 'Jumper cables', accessories, 4_990, 2_500, { Rating: ['200 A', '400 A', '800 A'] }),
  family('PMP', 'Tyre inflator', accessories, 8_990, 6_000, { Power: ['12 V', 'Cordless'] }),
  family('TYG', 'Tyre pressure gauge', accessories, 1_490, 2_000, { Type: ['Pen', 'Dial', 'Digital'] }),
  family('PHN', 'Phone holder', accessories, 2_490, 1_500, { Mount: ['Vent', 'Dashboard', 'Windscreen'], Charging: ['None', 'Wireless'] }),
  family('CHG', 'Car charger', accessories, 1_990, 1_500, { Ports: ['USB-A', 'USB-C', 'Dual'], Power: ['18 W', '45 W', '65 W'] }),
  family('CBL', 'Charging cable', accessories, 1_290, 600, { Plug: ['USB-C', 'Lightning', 'Micro'], Length: ['1 m', '2 m'] }),
  family('MAT', 'Floor mat set', accessories, 5_990, 4_000, { Material: ['Rubber', 'Carpet', 'TPE'], Fit: ['Sedan', 'SUV', 'Pickup'] }),
  family('SUN', 'Sun shade', accessories, 1_990, 700, { Fit: ['Compact', 'Sedan', 'SUV'] }),
  family('SAF', 'Safety triangle', accessories, 1_890, 1_200, { Pack: ['Single', 'Pair'] }),
  family('EXT', 'Fire extinguisher', accessories, 4_590, 2_500, { Size: ['500 g', '1 kg'] }),
  family('FRS', 'Air freshener', accessories, 590, 400, { Scent: ['New car', 'Ocean', 'Coffee', 'Vanilla', 'Citrus'], Form: ['Card', 'Vent clip', 'Gel'] }),
  family('BTL', 'Insulated bottle', merchandise, 3_990, 1_000, { Colour: ['Black', 'Sand', 'Teal'], Size: ['350 ml', '500 ml', '750 ml'] }),
  family('TUM', 'Travel tumbler', merchandise, 4_490, 800, { Colour: ['Black', 'White', 'Red'], Size: ['450 ml', '600 ml'] }),
  family('CAP', 'Pit crew cap', merchandise, 2_990, 0, { Colour: ['Black', 'Navy', 'Red', 'White'] }),
  family('TEE', 'Pit crew T-shirt', merchandise, 3_990, 0, { Colour: ['Black', 'White', 'Teal'], Size: ['S', 'M', 'L', 'XL', 'XXL'] }),
  family('POL', 'Team polo shirt', merchandise, 6_990, 0, { Colour: ['Navy', 'Grey'], Size: ['S', 'M', 'L', 'XL'] }),
  family('JKT', 'Rain jacket', merchandise, 11_990, 0, { Size: ['S', 'M', 'L', 'XL'] }),
  family('UMB', 'Golf umbrella', merchandise, 4_990, 0, { Colour: ['Black', 'Teal'] }),
  family('TOY', 'Die-cast tanker', merchandise, 5_990, 3_000, { Scale: ['1:64', '1:43'] }),
  family('KEY', 'Key ring', merchandise, 990, 600, { Material: ['Rubber', 'Metal', 'Leather'] }),
  family('BAG', 'Tote bag', merchandise, 1_990, 800, { Colour: ['Natural', 'Black'], Size: ['Small', 'Large'] }),
  family('CRD', 'Fuel gift card', merchandise, 5_000, 5_000, { Value: ['RM 50', 'RM 100', 'RM 150', 'RM 200'] }),
];

const combinations = (options: Family['options']): { name: string; value: string }[][] =>
  Object.entries(options).reduce<{ name: string; value: string }[][]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => [...row, { name, value }])), [[]]);

const inSku = (value: string): string => value.toUpperCase().replace(/[^A-Z0-9.:]+/g, '').replace(/[.:]/g, '');

/** Spreads a small, repeatable variety over the rows, so that every start of the demo has the same shop. */
const spread = (index: number, modulus: number): number => (index * 7_919 + 13) % modulus;

const variantsOf = (product: Family): CatalogueItemInput[] => {
  const lastOption = Object.values(product.options).at(-1) ?? [];
  return combinations(product.options).map((options) => {
    const last = options.at(-1)?.value ?? '';
    const sku = [product.code, ...options.map(({ value }) => inSku(value))].join('-');
    return {
      sku, title: product.title, options, category: product.category,
      price: { amount: product.price + product.step * lastOption.indexOf(last), currency: 'MYR' },
      taxRate: product.code === 'CRD' ? 0 : 1_000,
      imageUrl: `/demo/images/${sku}.svg`,
    };
  });
};

/** The shop's catalogue: some items are plenty, some scarce, some sold out. */
export const catalogue: readonly CatalogueItemInput[] = families.flatMap(variantsOf).map((item, index) => ({
  ...item,
  barcode: `955${String(1_000_000_000 + index * 7_777).slice(-9)}`,
  onHand: index % 23 === 11 ? 0 : index % 9 === 4 ? 1 + spread(index, 6) : 40 + spread(index, 400),
}));
