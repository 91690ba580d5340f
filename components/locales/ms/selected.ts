import type { selected as english } from '../en/selected.ts';
import type { Translation } from '../message.ts';

export const selected: Translation<typeof english> = {
  'picker.selected': 'Barang dipilih',
  'picker.clear': 'Buang semua',
  'picker.showEarlier': { other: 'Tunjukkan {count} barang terdahulu' },
  'picker.quantityOf': 'Kuantiti {name}',
  'picker.overStock': { other: 'Hanya {count} dalam stok' },
  'picker.unknownItemHint': 'Katalog tidak mempunyai barang ini.',
  'picker.priceChanged': 'Dahulu {before}, kini {now}',
  'picker.useNewPrice': 'Guna harga baharu',
  'picker.stockFell': { other: 'Stok telah berkurang kepada {count}' },
  'picker.detailsFailed': 'Butiran barang ini tidak dapat dimuatkan.',
};
