import type { common as english } from '../en/common.ts';
import type { Translation } from '../message.ts';

export const common: Translation<typeof english> = {
  'common.notConfigured': 'Bahagian halaman ini belum disambungkan kepada kedai.',
  'common.optional': 'tidak wajib',
  'common.required': 'Isi ruangan ini.',
  'common.back': 'Kembali',
  'common.done': 'Selesai',
  'common.edit': 'Sunting',
  'common.remove': 'Buang',
  'common.retry': 'Cuba lagi',
  'common.undo': 'Buat asal',
  'common.loadMore': 'Muatkan lagi',
  'common.choose': 'Pilih…',
  'common.loading': 'Memuatkan…',
  'common.none': 'Tiada',
  'common.notGiven': 'Tidak diberikan',
  'common.removeNamed': 'Buang {name}',
  'common.copy': 'Salin: {name}',
  'common.copied': '{name}: telah disalin.',
  'common.copyFailed': '{name}: tidak dapat disalin. Pilih dan salin sendiri.',
  'common.rightsFailed': 'Apa yang boleh anda lakukan di sini tidak dapat dibaca',

  'failure.network': 'Pelayan kedai tidak dapat dicapai. Semak sambungan dan cuba lagi.',
  'failure.timeout': 'Pelayan kedai mengambil masa terlalu lama untuk menjawab. Cuba lagi.',
  'failure.authentication': 'Anda telah dilog keluar. Log masuk semula untuk meneruskan.',
  'failure.permission': 'Anda tidak mempunyai hak untuk melakukan ini.',
  'failure.notFound': 'Ini tidak ditemui. Ia mungkin telah dibuang.',
  'failure.rateLimited': 'Terlalu banyak permintaan. Tunggu sebentar dan cuba lagi.',
  'failure.versionConflict': 'Orang lain telah mengubahnya sementara itu.',
  'failure.unexpected': 'Ada masalah pada pelayan kedai. Cuba lagi.',
  'failure.reference': 'Rujukan: {id}',
};
