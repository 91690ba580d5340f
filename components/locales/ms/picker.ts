import type { picker as english } from '../en/picker.ts';
import type { Translation } from '../message.ts';

export const picker: Translation<typeof english> = {
  'picker.label': 'Cari barang',
  'picker.placeholder': 'Nama, SKU atau kod bar',
  'picker.browse': 'Semak imbas',
  'picker.category': 'Kategori',
  'picker.allCategories': 'Semua kategori',
  'picker.inStockOnly': 'Dalam stok sahaja',
  'picker.quantityInvalid': 'Masukkan nombor bulat dari {min} hingga {max}.',
  'picker.limit': { other: 'Paling banyak {count} barang boleh dipilih.' },
  'picker.required': 'Pilih sekurang-kurangnya satu barang.',
  'picker.pasteList': 'Tampal senarai',
  'picker.partFailed': 'Bahagian halaman ini tidak dapat dimuatkan.',
};
