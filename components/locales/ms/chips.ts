import type { chips as english } from '../en/chips.ts';
import type { Translation } from '../message.ts';

export const chips: Translation<typeof english> = {
  'picker.chips.label': 'Barang dipilih',
  'picker.chips.keys': 'Kekunci anak panah beralih antara barang, Delete membuang satu.',
  'picker.chips.keysReadonly': 'Kekunci anak panah beralih antara barang.',
  'picker.chips.quantity': 'kuantiti {quantity}',
  'picker.chips.unavailable': 'tidak tersedia',
  'picker.chips.more': '+{count}',
  'picker.chips.moreNamed': { other: '{count} lagi dipilih' },
};
