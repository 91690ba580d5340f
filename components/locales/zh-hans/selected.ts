import type { selected as english } from '../en/selected.ts';
import type { Translation } from '../message.ts';

export const selected: Translation<typeof english> = {
  'picker.selected': '已选商品',
  'picker.clear': '全部移除',
  'picker.showEarlier': { other: '显示先前的 {count} 件商品' },
  'picker.quantityOf': '{name}的数量',
  'picker.overStock': { other: '库存仅 {count}' },
  'picker.unknownItemHint': '商品目录中没有此商品。',
  'picker.priceChanged': '原价 {before}，现价 {now}',
  'picker.useNewPrice': '采用新价格',
  'picker.stockFell': { other: '库存已降至 {count}' },
  'picker.detailsFailed': '无法加载这些商品的详情。',
};
