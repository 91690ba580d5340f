import type { chips as english } from '../en/chips.ts';
import type { Translation } from '../message.ts';

export const chips: Translation<typeof english> = {
  'picker.chips.label': '已选商品',
  'picker.chips.keys': '用方向键在商品间移动，用 Delete 键移除。',
  'picker.chips.keysReadonly': '用方向键在商品间移动。',
  'picker.chips.quantity': '数量 {quantity}',
  'picker.chips.unavailable': '不可用',
  'picker.chips.more': '+{count}',
  'picker.chips.moreNamed': { other: '另外已选 {count} 件' },
};
