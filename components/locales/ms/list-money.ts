import type { listMoney as english } from '../en/list-money.ts';
import type { Translation } from '../message.ts';

export const listMoney: Translation<typeof english> = {
  'list.money.caption': 'Jangkaan dan kutipan setiap kaedah bayaran',
  'list.money.exportFailed': 'Jadual tidak dieksport.',
  'list.money.export': 'Eksport CSV',
  'list.money.exporting': 'Mengeksport…',
  'list.money.exported': 'Jadual telah dieksport.',
  'list.money.nothing': 'Tiada untuk disesuaikan: tiada pesanan yang sepadan.',
  'list.money.method': 'Kaedah',
  'list.money.orders': 'Pesanan',
  'list.money.expected': 'Dijangka',
  'list.money.claimed': 'Dituntut',
  'list.money.verified': 'Disahkan',
  'list.money.short': 'Kurang',
  'list.money.over': 'Lebih',
  'list.money.overdue': 'Lewat bayar',
  'list.money.noMethod': 'Tiada kaedah',
};
