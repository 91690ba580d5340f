import type { file as english } from '../en/file.ts';
import type { Translation } from '../message.ts';

export const file: Translation<typeof english> = {
  'file.label': 'Fail',
  'file.tabs': 'Fail bayaran ini',
  'file.of': '{name}, pada {zoom}',
  'file.loading': 'Memuatkan {name}…',
  'file.failed': '{name} tidak dapat dimuatkan',
  'file.none': 'Bayaran ini tiada fail.',
  'file.notShown': '{name} ({size}) tidak dapat dipaparkan di sini',
  'file.notShownText': 'Buka dalam tab baharu atau muat turun, kemudian kembali untuk membuat keputusan.',
  'file.tools': 'Paparan',
  'file.zoomIn': 'Zum masuk',
  'file.zoomOut': 'Zum keluar',
  'file.fit': 'Muat',
  'file.rotate': 'Putar',
  'file.open': 'Buka dalam tab baharu',
  'file.download': 'Muat turun',
};
