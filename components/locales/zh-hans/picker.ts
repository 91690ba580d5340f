import type { picker as english } from '../en/picker.ts';
import type { Translation } from '../message.ts';

export const picker: Translation<typeof english> = {
  'picker.label': '查找商品',
  'picker.placeholder': '名称、SKU 或条码',
  'picker.browse': '浏览',
  'picker.category': '类别',
  'picker.allCategories': '所有类别',
  'picker.inStockOnly': '仅显示有货',
  'picker.quantityInvalid': '请输入 {min} 到 {max} 之间的整数。',
  'picker.limit': { other: '最多可选 {count} 件商品。' },
  'picker.required': '请至少选择一件商品。',
  'picker.pasteList': '粘贴清单',
  'picker.partFailed': '无法加载页面的这一部分。',
};
