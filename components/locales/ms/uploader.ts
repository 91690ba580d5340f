import type { uploader as english } from '../en/uploader.ts';
import type { Translation } from '../message.ts';

export const uploader: Translation<typeof english> = {
  'uploader.label': 'Bukti pembayaran',
  'uploader.drop': 'Lepaskan fail di sini, tampal, atau',
  'uploader.full': { other: 'Kesemua {count} fail sudah ada. Buang satu untuk menambah yang lain.' },
  'uploader.dropNow': 'Lepaskan untuk menambah',
  'uploader.dropReplace': 'Lepaskan untuk menggantikan {name}',
  'uploader.dropRefused': 'Hanya fail PDF, JPEG, PNG dan WebP boleh ditambah',
  'uploader.dropFull': { other: 'Tidak lebih daripada {count} fail' },
  'uploader.browse': 'Pilih fail',
  'uploader.camera': 'Ambil gambar',
  'uploader.hint': { other: 'PDF, JPEG, PNG atau WebP, sehingga {size} setiap satu. Paling banyak {count} fail.' },

  'uploader.announceStarted': { other: 'Memuat naik {count} fail.' },
  'uploader.announceReplacing': 'Memuat naik {name} bagi menggantikan {other}.',

  'uploader.error.otherFile': 'Itu fail lain. Pilih {name} semula.',

  'uploader.pending': 'Tunggu sehingga semua fail dimuat naik, atau buang yang belum.',
  'uploader.undescribed': 'Nyatakan jenis setiap fail.',
  'uploader.required': 'Tambah sekurang-kurangnya satu bukti pembayaran.',
};
