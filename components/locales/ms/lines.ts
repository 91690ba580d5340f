import type { lines as english } from '../en/lines.ts';
import type { Translation } from '../message.ts';

export const lines: Translation<typeof english> = {
  'wizard.lines.take': { other: 'Ambil {count}' },
  'wizard.lines.sharedStock': 'semua baris bersama meminta {requested}',
  'wizard.lines.incoming': 'lagi pada {date}',
  'wizard.lines.backOrdered': { other: '{count} tempahan tertunggak' },
  'wizard.lines.priceChanged': 'Harga senarai ialah {before} dan kini {now}.',
  'wizard.lines.withTax': 'termasuk cukai {rate}',
  'wizard.lines.broughtBack': '{item} dikembalikan.',
  'wizard.lines.discountHint': 'Diskaun ialah amaun seperti {amount}, atau kadar seperti {rate}.',
  'wizard.lines.discountInvalid': 'Masukkan amaun seperti {amount}, atau kadar seperti {rate}.',
  'wizard.lines.severalDiscounts': 'Beberapa diskaun serentak: {discounts}. Ia tidak boleh diubah di sini.',
  'wizard.lines.orderDiscount': 'Diskaun pesanan',
  'wizard.lines.shippingAndDiscount': 'Penghantaran dan diskaun',
  'wizard.lines.changedTitle': 'Katalog telah berubah sejak anda melihatnya',
  'wizard.lines.changedAtSubmit': 'Tiada pesanan dibuat. Semak angka baharu, kemudian cipta pesanan sekali lagi.',
  'wizard.lines.seen': 'Faham',
  'wizard.lines.changedPrice': '{item}: harga senarai {before}, kini {now}',
  'wizard.lines.changedStock': { other: '{item}: kini hanya {count} tersedia' },
  'wizard.lines.changedGone': '{item}: tidak boleh dipesan lagi',
  'wizard.lines.changedTotal': 'Jumlah pesanan: {before}, kini {now}',
  'wizard.lines.toComplete': { other: '{count} belum lengkap' },
  'wizard.lines.stepReady': 'Lengkap',
  'wizard.lines.progress': 'Apa yang masih diperlukan',
  'wizard.lines.hiddenStep': '{text} Halaman ini tidak memintanya: beritahu penjaga halaman ini.',
  'wizard.lines.copyNumber': 'Salin nombor',
};
