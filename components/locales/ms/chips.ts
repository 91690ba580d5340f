import type { chips as english } from '../en/chips.ts';
import type { Translation } from '../message.ts';

export const chips: Translation<typeof english> = {
  'chips.label': 'Barang dipilih',
  'chips.keys': 'Kekunci anak panah beralih antara barang, Delete membuang satu.',
  'chips.keysReadonly': 'Kekunci anak panah beralih antara barang.',
  'chips.item': '{name}, kuantiti {quantity}',
  'chips.itemUnavailable': '{name}, kuantiti {quantity}, tidak tersedia',
  'chips.unavailable': 'tidak tersedia',
  'chips.more': '+{count}',
  'chips.moreNamed': { other: '{count} lagi dipilih' },
};
