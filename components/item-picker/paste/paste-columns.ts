import { isNumeric, pastedQuantity } from './paste-quantity.ts';

/** Which cell of a record is what. */
export interface Columns {
  /** SKU or barcode; nothing when no column holds any. */
  readonly code: number | undefined;
  /** What the item is called. */
  readonly name: number | undefined;
  /** Nothing when there are no quantities: then each is 1. */
  readonly quantity: number | undefined;
}

type Role = 'code' | 'name' | 'quantity';
type Table = readonly (readonly string[])[];

// What people head such columns with in English, Malay and Chinese. A word without a role may stand beside one that has it.
const words: Readonly<Record<Role | 'none', string>> = {
  quantity: 'qty qnty quantity quantities ordered pcs kuantiti jumlah',
  code: 'sku skus code codes barcode ean gtin upc kod part article',
  name: 'item items product name title description nama barang produk perihal keterangan',
  none: 'no nos number order id bar unit the of',
};
const roleOfWord = new Map((['quantity', 'code', 'name', 'none'] as const).flatMap((role) => words[role].split(' ').map((word) => [word, role] as const)));
const chineseHeads: readonly (readonly [Role, RegExp])[] = [
  ['quantity', /^(?:订购|订单|采购)?(?:数量|件数)$/],
  ['code', /^(?:商品|产品|货品|物料)?(?:编号|货号|编码|条码|型号|代码)$/],
  ['name', /^(?:(?:商品|产品|货品)?(?:名称|品名|描述)|商品|产品)$/],
];

/** What a heading names; `none` for a word that only helps to name it, nothing for what heads no column of ours. */
const headRole = (cell: string): Role | 'none' | undefined => {
  const head = cell.normalize('NFKC').toLowerCase().trim();
  const chinese = chineseHeads.find(([, pattern]) => pattern.test(head));
  if (chinese) return chinese[0];
  const roles = head.split(/[\s./#:()_-]+/).filter(Boolean).map((word) => roleOfWord.get(word));
  return roles.includes(undefined) ? undefined : (['quantity', 'code', 'name', 'none'] as const).find((role) => roles.includes(role));
};

/** Whether a line without columns only says what stands below it, such as “SKU Qty”. */
export const isHeading = (line: string): boolean => {
  const roles = line.split(/\s+/).map(headRole);
  return !roles.includes(undefined) && roles.some((role) => role !== 'none');
};

/** The columns that a first record of headings names; nothing when it is no such record. */
export const headedColumns = (cells: readonly string[], table: Table): Columns | undefined => {
  const roles = cells.map(headRole);
  const place = (role: Role): number | undefined => (roles.includes(role) ? roles.indexOf(role) : undefined);
  const columns = { code: place('code'), name: place('name'), quantity: place('quantity') };
  const { code, name, quantity } = columns;
  if ((code ?? name ?? quantity) === undefined || cells.some((cell) => /\d/.test(cell))) return undefined;
  return (code ?? name) === undefined ? { ...likelyColumns(table.map((record) => record.map((cell, column) => (column === quantity ? '' : cell)))), quantity } : columns;
};

const share = (cells: readonly string[], test: (cell: string) => boolean): number => {
  const filled = cells.filter(Boolean);
  return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
};
// A price is none.
const isCode = (cell: string): boolean => /\d/.test(cell) && !/\s|^[-+]?\d+[.,]\d+$/.test(cell);
const isPlainNumber = (cell: string): boolean => /^\d+$/.test(cell);
const isRunning = (cells: readonly string[]): boolean => cells.length > 2 && cells.every((cell, place) => Number(cell) === place + 1);
// Also one that is none, such as “2.5”: it is reported then, where leaving the column aside would guess. A barcode is longer.
const isQuantityLike = (cell: string): boolean => pastedQuantity(cell) !== undefined || (isNumeric(cell) && cell.length < 8);
const averageLength = (cells: readonly string[]): number => cells.join('').length / cells.length;

/** The best of some columns, the first of equals; `compare` puts the better one first. */
const best = (places: readonly number[], compare: (one: number, other: number) => number): number | undefined => [...places].sort(compare)[0];

/** Where no heading says it, what the cells of each column look like tells which is which. */
export const likelyColumns = (table: Table): Columns => {
  const width = table.reduce((most, cells) => Math.max(most, cells.length), 0);
  const columns = Array.from({ length: width }, (_, place) => table.map((cells) => cells[place] ?? ''));
  const cellsOf = (place: number): readonly string[] => columns[place] ?? [];
  const places = [...columns.keys()].filter((place) => cellsOf(place).some(Boolean));

  // Of several columns of numbers, one that counts the lines is no quantity, nor one of prices (“12.00”), and a code is longer.
  const likely = places.length < 2 ? undefined : best(
    places.filter((place) => share(cellsOf(place), isQuantityLike) >= 0.5),
    (one, other) => Number(isRunning(cellsOf(one))) - Number(isRunning(cellsOf(other)))
      || share(cellsOf(other), isPlainNumber) - share(cellsOf(one), isPlainNumber)
      || averageLength(cellsOf(one)) - averageLength(cellsOf(other)) || other - one,
  );
  const codesBeside = (quantity: number | undefined): readonly number[] => places.filter((place) => place !== quantity && share(cellsOf(place), isCode) >= 0.5);
  // Numbers of five digits beside nothing but names are codes themselves.
  const isCodeItself = likely !== undefined && codesBeside(likely).length === 0 && averageLength(cellsOf(likely)) >= 5;
  const quantity = isCodeItself ? undefined : likely;
  const rest = places.filter((place) => place !== quantity);
  const code = best(codesBeside(quantity), (one, other) => share(cellsOf(one), isNumeric) - share(cellsOf(other), isNumeric) || one - other);
  return { code, name: rest.find((place) => place !== code && share(cellsOf(place), (cell) => /\p{L}{2}/u.test(cell)) >= 0.5), quantity };
};
