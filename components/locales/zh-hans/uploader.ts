import type { uploader as english } from '../en/uploader.ts';
import type { Translation } from '../message.ts';

export const uploader: Translation<typeof english> = {
  'uploader.label': '付款凭证',
  'uploader.drop': '将文件拖放或粘贴到此处，或',
  'uploader.full': { other: '{count} 个文件已满。移除一个后才能再添加。' },
  'uploader.dropNow': '松开即可添加',
  'uploader.dropReplace': '松开即可替换 {name}',
  'uploader.dropRefused': '只能添加 PDF、JPEG、PNG 和 WebP 文件',
  'uploader.dropFull': { other: '最多 {count} 个文件' },
  'uploader.browse': '选择文件',
  'uploader.camera': '拍照',
  'uploader.hint': { other: 'PDF、JPEG、PNG 或 WebP，每个不超过 {size}，最多 {count} 个文件。' },

  'uploader.announceStarted': { other: '正在上传 {count} 个文件。' },
  'uploader.announceReplacing': '正在上传 {name}，以替换 {other}。',

  'uploader.error.otherFile': '这是另一个文件。请重新选择 {name}。',

  'uploader.pending': '请等待所有文件上传完成，或移除未完成的文件。',
  'uploader.undescribed': '请说明每个文件是什么。',
  'uploader.required': '请至少添加一份付款凭证。',
};
