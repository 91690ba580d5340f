import type { chips as english } from '../en/chips.ts';
import type { Translation } from '../message.ts';

export const chips: Translation<typeof english> = {
  'chips.label': '已选商品',
  'chips.keys': '用方向键在商品间移动，用 Delete 键移除。',
  'chips.keysReadonly': '用方向键在商品间移动。',
  'chips.item': '{name}，数量 {quantity}',
  'chips.itemUnavailable': '{name}，数量 {quantity}，不可用',
  'chips.unavailable': '不可用',
  'chips.more': '+{count}',
  'chips.moreNamed': { other: '另外已选 {count} 件' },
};
