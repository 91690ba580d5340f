import { fieldErrors } from '../../src/contract/problem.ts';
import { CatalogueItemInput } from '../../src/contract/catalogue.ts';
import { minorUnits } from './price.ts';
import type { ShopifyRow } from './shopify-columns.ts';

/** What became of a line of the file. */
export type Outcome =
  | { readonly kind: 'item'; readonly item: CatalogueItemInput; readonly notes: readonly string[] }
  /** Holds one more image of a product, and nothing to sell. */
  | { readonly kind: 'skipped' }
  | { readonly kind: 'wrong'; readonly reason: string };

/** What a product's first line says for all of its variants. */
interface Product { readonly title: string; readonly category: string; readonly status: string; readonly image: string; readonly optionNames: readonly string[] }

const longestSku = 100;

const slug = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '');

const optionValues = (row: ShopifyRow): string[] => [row.option1Value, row.option2Value, row.option3Value];

/** Only what begins a product or holds a variant says anything to sell. */
const holdsVariant = (row: ShopifyRow): boolean => [row.sku, row.price, row.onHand, row.barcode, ...optionValues(row)].some((cell) => cell !== '');

const webAddress = (text: string): string | undefined => {
  const address = text.startsWith('//') ? `https:${text}` : text;
  return /^https?:\/\//.test(address) ? address : undefined;
};

const truthy = (text: string): boolean => /^(true|continue|yes|1)$/i.test(text);

/** Reads the lines of a Shopify product export, one after the other, into catalogue items in a currency. */
export const shopifyItems = (currency: string): ((row: ShopifyRow, line: number) => Outcome) => {
  const products = new Map<string, Product>();
  const lineOfSku = new Map<string, number>();

  return (row, line) => {
    const handle = row.handle || slug(row.title);
    if (handle === '') return { kind: 'wrong', reason: 'There is neither a handle nor a title.' };
    const known = products.get(handle);
    if (!known && row.title === '') return { kind: 'wrong', reason: `The first line of “${handle}” has no title.` };
    if (known && !holdsVariant(row)) return { kind: 'skipped' };
    const product = known ?? {
      title: row.title,
      category: row.type || (row.productCategory.split('>').at(-1) ?? '').trim(),
      status: row.status,
      image: row.image,
      optionNames: [row.option1Name, row.option2Name, row.option3Name],
    };
    if (!known) products.set(handle, product);

    const amount = minorUnits(row.price, currency);
    if (amount === undefined) {
      return { kind: 'wrong', reason: row.price === '' ? 'The price is missing.' : `“${row.price}” is no price in ${currency}.` };
    }
    if (row.onHand !== '' && !/^-?\d+$/.test(row.onHand)) return { kind: 'wrong', reason: `“${row.onHand}” is no whole number of pieces.` };

    // A product without variants has one option “Title” with the value “Default Title”.
    const options = optionValues(row)
      .map((value, index) => ({ name: product.optionNames[index] || `Option ${index + 1}`, value }))
      .filter(({ name, value }) => value !== '' && !(name === 'Title' && value === 'Default Title'));
    const sku = row.sku || [slug(handle), ...options.map(({ value }) => slug(value))].join('-').slice(0, longestSku);
    const earlier = lineOfSku.get(sku);
    if (earlier !== undefined) return { kind: 'wrong', reason: `The SKU “${sku}” stands on line ${earlier} already.` };

    const notes: string[] = [];
    const image = row.variantImage || row.image || product.image;
    const imageUrl = webAddress(image);
    if (image !== '' && !imageUrl) notes.push(`“${image}” is no address of an image and was left out.`);
    const onHand = row.onHand === '' ? undefined : Number(row.onHand);
    if (onHand !== undefined && onHand < 0) notes.push(`The stock of ${onHand} was taken for 0.`);

    const parsed = CatalogueItemInput.safeParse({
      sku,
      title: product.title,
      price: { amount, currency },
      status: product.status === '' || /^active$/i.test(product.status) ? 'active' : 'archived',
      backOrder: truthy(row.backOrder),
      ...(options.length > 0 && { options }),
      ...(product.category !== '' && { category: product.category }),
      ...(row.barcode !== '' && { barcode: row.barcode }),
      ...(imageUrl !== undefined && { imageUrl }),
      ...(row.taxable !== '' && !truthy(row.taxable) && { taxRate: 0 }),
      ...(onHand !== undefined && { onHand: Math.max(0, onHand) }),
    }, { reportInput: true });
    if (!parsed.success) return { kind: 'wrong', reason: fieldErrors(parsed.error.issues).map(({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`).join(' ') };
    lineOfSku.set(sku, line);
    return { kind: 'item', item: parsed.data, notes };
  };
};
