/** The columns of a product export that matter here, each under its name of today and its name until 2025 (Shopify Help, “Using CSV files to import and export products”). */
export const columns = {
  handle: ['URL handle', 'Handle'],
  title: ['Title'],
  type: ['Type', 'Custom product type'],
  productCategory: ['Product category', 'Standardized product type', 'Standard product type'],
  status: ['Status'],
  option1Name: ['Option1 name'],
  option1Value: ['Option1 value'],
  option2Name: ['Option2 name'],
  option2Value: ['Option2 value'],
  option3Name: ['Option3 name'],
  option3Value: ['Option3 value'],
  sku: ['SKU', 'Variant SKU'],
  barcode: ['Barcode', 'Variant barcode'],
  price: ['Price', 'Variant price'],
  taxable: ['Charge tax', 'Variant taxable'],
  onHand: ['Inventory quantity', 'Variant inventory qty'],
  backOrder: ['Continue selling when out of stock', 'Variant inventory policy'],
  image: ['Product image URL', 'Image src'],
  variantImage: ['Variant image URL', 'Variant image'],
} as const satisfies Record<string, readonly string[]>;

export type Column = keyof typeof columns;
export type ShopifyRow = Readonly<Record<Column, string>>;

const columnOfHeader = new Map(Object.entries(columns).flatMap(([column, headers]) => headers.map((header) => [header.toLowerCase(), column as Column] as const)));

/** Which column stands where. @throws {Error} when the file is no product export */
export const readHeader = (header: readonly string[]): readonly (Column | undefined)[] => {
  const found = header.map((name) => columnOfHeader.get(name.trim().toLowerCase()));
  const missing = (['title', 'price'] as const).filter((column) => !found.includes(column));
  if (missing.length > 0) {
    throw new Error(`This is not a Shopify product export: the first line names no column ${missing.map((column) => `“${columns[column].join('” or “')}”`).join(' and ')}.`);
  }
  return found;
};

export const readRow = (cells: readonly string[], header: readonly (Column | undefined)[]): ShopifyRow => {
  const row = Object.fromEntries(Object.keys(columns).map((column) => [column, ''])) as Record<Column, string>;
  header.forEach((column, index) => {
    // An apostrophe in front is how a spreadsheet keeps digits from becoming a number.
    if (column) row[column] = (cells[index] ?? '').trim().replace(/^'(?=\d)/, '');
  });
  return row;
};
