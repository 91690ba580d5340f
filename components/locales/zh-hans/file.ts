import type { file as english } from '../en/file.ts';
import type { Translation } from '../message.ts';

export const file: Translation<typeof english> = {
  'file.label': '文件',
  'file.tabs': '此付款的文件',
  'file.of': '{name}，{zoom}',
  'file.loading': '正在加载{name}…',
  'file.failed': '无法加载{name}',
  'file.none': '此付款没有文件。',
  'file.notShown': '无法在此处显示 {name}（{size}）',
  'file.notShownText': '请在新标签页中打开或下载，然后回来作决定。',
  'file.tools': '视图',
  'file.zoomIn': '放大',
  'file.zoomOut': '缩小',
  'file.fit': '适合窗口',
  'file.rotate': '旋转',
  'file.open': '在新标签页中打开',
  'file.download': '下载',
};
