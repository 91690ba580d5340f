import type { listMoney as english } from '../en/list-money.ts';
import type { Translation } from '../message.ts';

export const listMoney: Translation<typeof english> = {
  'list.money.caption': '各付款方式的应收与实收',
  'list.money.exportFailed': '表格未导出。',
  'list.money.export': '导出 CSV',
  'list.money.exporting': '正在导出…',
  'list.money.exported': '表格已导出。',
  'list.money.nothing': '没有可对账的订单。',
  'list.money.method': '方式',
  'list.money.orders': '订单数',
  'list.money.expected': '应收',
  'list.money.claimed': '申报',
  'list.money.verified': '已核实',
  'list.money.short': '少收',
  'list.money.over': '多收',
  'list.money.overdue': '逾期',
  'list.money.noMethod': '无方式',
};
