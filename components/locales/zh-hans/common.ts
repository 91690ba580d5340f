import type { common as english } from '../en/common.ts';
import type { Translation } from '../message.ts';

export const common: Translation<typeof english> = {
  'common.notConfigured': '页面的这一部分尚未连接到商店。',
  'common.optional': '选填',
  'common.required': '请填写此项。',
  'common.back': '返回',
  'common.done': '完成',
  'common.edit': '编辑',
  'common.remove': '移除',
  'common.retry': '重试',
  'common.undo': '撤销',
  'common.loadMore': '加载更多',
  'common.choose': '请选择…',
  'common.loading': '正在加载…',
  'common.none': '无',
  'common.notGiven': '未提供',
  'common.removeNamed': '移除{name}',
  'common.copy': '复制：{name}',
  'common.copied': '{name}：已复制。',
  'common.copyFailed': '{name}：无法复制。请选中后手动复制。',
  'common.rightsFailed': '无法读取您在此处的权限',

  'failure.network': '无法连接商店服务器。请检查网络后重试。',
  'failure.timeout': '商店服务器响应超时。请重试。',
  'failure.authentication': '您已退出登录。请重新登录后继续。',
  'failure.permission': '您没有执行此操作的权限。',
  'failure.notFound': '未找到，可能已被移除。',
  'failure.rateLimited': '请求过多。请稍候再试。',
  'failure.versionConflict': '在此期间已有他人修改。',
  'failure.unexpected': '商店服务器出现问题。请重试。',
  'failure.reference': '参考编号：{id}',
};
