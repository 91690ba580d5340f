import type { connection as english } from '../en/connection.ts';
import type { Translation } from '../message.ts';

export const connection: Translation<typeof english> = {
  'connection.live': '实时',
  'connection.lost': '连接已断开，显示的是 {time} 的内容',
  'connection.offline': '您已离线，显示的是 {time} 的内容',
  'connection.lostText': '重新连上商店服务器后会自动继续。',
  'connection.now': '立即重试',
  'connection.announce.lost': '与商店的连接已断开。',
  'connection.announce.back': '与商店的连接已恢复。',
  'connection.timeZone': '时间按{zone}显示',
};
