import type { address as english } from '../en/address.ts';
import type { Translation } from '../message.ts';

export const address: Translation<typeof english> = {
  'address.suburb': 'Pinggir bandar',
  'address.townOrCity': 'Pekan atau bandar',
  'address.district': 'Daerah',
  'address.state': 'Negeri',
  'address.province': 'Wilayah',
  'address.county': 'Kaunti',
  'address.prefecture': 'Prefektur',
  'address.emirate': 'Emirat',
  'address.department': 'Jabatan',
  'address.zipCode': 'Kod ZIP',
  'address.postcode': 'Poskod',
  'address.eircode': 'Eircode',
  'address.pinCode': 'Kod PIN',
  'address.regionHint': 'Kodnya menurut ISO 3166-2, seperti MY-10.',
  'address.filledIn': '{place} telah diisi.',
  'address.postcodeLies': '{postcode} terletak di {place}.',
};
