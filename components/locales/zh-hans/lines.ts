import type { lines as english } from '../en/lines.ts';
import type { Translation } from '../message.ts';

export const lines: Translation<typeof english> = {
  'wizard.lines.take': { other: '改为 {count} 件' },
  'wizard.lines.sharedStock': '各行合计需要 {requested} 件',
  'wizard.lines.incoming': '{date} 到货',
  'wizard.lines.backOrdered': { other: '{count} 件缺货预订' },
  'wizard.lines.priceChanged': '目录价原为 {before}，现为 {now}。',
  'wizard.lines.withTax': '含税 {rate}',
  'wizard.lines.broughtBack': '已恢复 {item}。',
  'wizard.lines.discountHint': '折扣可填金额（如 {amount}）或比例（如 {rate}）。',
  'wizard.lines.discountInvalid': '请输入金额（如 {amount}）或比例（如 {rate}）。',
  'wizard.lines.severalDiscounts': '同时有多项折扣：{discounts}。此处不能更改。',
  'wizard.lines.orderDiscount': '整单折扣',
  'wizard.lines.shippingAndDiscount': '配送与折扣',
  'wizard.lines.changedTitle': '商品目录在您查看后有变化',
  'wizard.lines.changedAtSubmit': '订单尚未创建。请核对新的数字，然后再次创建订单。',
  'wizard.lines.seen': '知道了',
  'wizard.lines.changedPrice': '{item}：目录价 {before}，现为 {now}',
  'wizard.lines.changedStock': { other: '{item}：现仅余 {count} 件' },
  'wizard.lines.changedGone': '{item}：已无法订购',
  'wizard.lines.changedTotal': '订单总额：{before}，现为 {now}',
  'wizard.lines.toComplete': { other: '{count} 项待完成' },
  'wizard.lines.stepReady': '已完成',
  'wizard.lines.progress': '还需填写的内容',
  'wizard.lines.hiddenStep': '{text} 本页面不填写此项：请告知页面负责人。',
  'wizard.lines.copyNumber': '复制单号',
};
