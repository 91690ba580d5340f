import type { entry as english } from '../en/entry.ts';
import type { Translation } from '../message.ts';

export const entry: Translation<typeof english> = {
  'wizard.recentCustomers': 'Baru digunakan',
  'wizard.newCustomerNamed': 'Pelanggan baharu “{name}”',
  'wizard.forThisOrderOnly': 'Perubahan di sini hanya untuk pesanan ini.',
  'wizard.phoneHint': 'Seperti didail di {country}, atau dengan kod negaranya.',
  'wizard.phoneTooShort': 'Nombor ini terlalu pendek.',
  'wizard.phoneTooLong': 'Nombor ini terlalu panjang.',
  'wizard.phoneUnreadable': 'Ini bukan nombor telefon mana-mana negara. Semak kod negara.',
  'wizard.lastOrder': 'Pesanan terakhir: {number}, {date}',
  'wizard.asLastTime': { other: 'Seperti dahulu: {count} baris' },
  'wizard.asLastTimeHint': 'Pada harga hari ini.',
  'wizard.habitsFilledIn': 'Saluran, penghantaran dan pembayaran diisi seperti dalam {number}.',
  'wizard.habitsShown': 'Saluran, penghantaran dan pembayaran diisi seperti ketika itu.',
  'wizard.repeated': { other: '{count} baris daripada {number} ditambah, pada harga hari ini.' },
  'wizard.repeating': 'Menambah baris…',
  'wizard.repeatFailed': 'Baris pesanan terakhir tidak dapat ditambah.',
  'wizard.noLastOrder': 'Tiada pesanan terdahulu daripada pelanggan ini.',
  'wizard.lookingForLastOrder': 'Mencari pesanan terakhir…',
  'wizard.lastOrderFailed': 'Pesanan terakhir tidak dapat dicari.',
  'wizard.noLongerSold': 'Tidak lagi dijual: {items}.',

  'wizard.fields.came': 'Kini diminta: {fields}.',
  'wizard.fields.went': 'Tidak lagi diminta: {fields}. Apa yang anda taip di situ disimpan.',
  'wizard.fields.required': 'Kini wajib: {fields}.',
  'wizard.fields.count': { other: '{count} medan' },
  'wizard.stepOpened': 'Langkah {current} daripada {total}: {step}',
  'wizard.keysHint': '{enter} untuk teruskan, {on} dari mana-mana, {back} untuk kembali.',
  'wizard.keysHintOverview': '{on} mencipta pesanan, {back} untuk kembali.',
};
