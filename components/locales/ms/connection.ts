import type { connection as english } from '../en/connection.ts';
import type { Translation } from '../message.ts';

export const connection: Translation<typeof english> = {
  'connection.live': 'Langsung',
  'connection.lost': 'Sambungan terputus, memaparkan keadaan pada {time}',
  'connection.offline': 'Anda di luar talian, memaparkan keadaan pada {time}',
  'connection.lostText': 'Paparan akan bersambung sendiri sebaik sahaja pelayan kedai dapat dihubungi semula.',
  'connection.now': 'Cuba sekarang',
  'connection.announce.lost': 'Sambungan ke kedai terputus.',
  'connection.announce.back': 'Sambungan ke kedai telah pulih.',
  'connection.timeZone': 'Masa mengikut {zone}',
};
