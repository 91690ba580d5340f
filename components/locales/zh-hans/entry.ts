import type { entry as english } from '../en/entry.ts';
import type { Translation } from '../message.ts';

export const entry: Translation<typeof english> = {
  'wizard.recentCustomers': '最近使用',
  'wizard.newCustomerNamed': '新客户“{name}”',
  'wizard.forThisOrderOnly': '此处的更改只用于此订单。',
  'wizard.phoneHint': '按在{country}拨打的写法，或带国家代码。',
  'wizard.phoneTooShort': '此号码太短。',
  'wizard.phoneTooLong': '此号码太长。',
  'wizard.phoneUnreadable': '这不是任何国家的电话号码。请检查国家代码。',
  'wizard.lastOrder': '上次订单：{number}，{date}',
  'wizard.asLastTime': { other: '与上次相同：{count} 行' },
  'wizard.asLastTimeHint': '按今日价格。',
  'wizard.habitsFilledIn': '渠道、配送和付款已按 {number} 填入。',
  'wizard.habitsShown': '渠道、配送和付款已按当时的内容填入。',
  'wizard.repeated': { other: '已按今日价格添加 {number} 的 {count} 行。' },
  'wizard.repeating': '正在添加订单行…',
  'wizard.repeatFailed': '无法添加上次订单的订单行。',
  'wizard.noLastOrder': '此客户没有以前的订单。',
  'wizard.lookingForLastOrder': '正在查找上次订单…',
  'wizard.lastOrderFailed': '无法查找上次订单。',
  'wizard.noLongerSold': '已停售：{items}。',

  'wizard.fields.came': '现在需要填写：{fields}。',
  'wizard.fields.went': '不再需要：{fields}。您填写的内容会保留。',
  'wizard.fields.required': '现在为必填：{fields}。',
  'wizard.fields.count': { other: '{count} 个字段' },
  'wizard.stepOpened': '第 {current} 步，共 {total} 步：{step}',
  'wizard.keysHint': '按 {enter} 继续，任何位置按 {on} 继续，按 {back} 返回。',
  'wizard.keysHintOverview': '按 {on} 创建订单，按 {back} 返回。',
};
