import type { address as english } from '../en/address.ts';
import type { Translation } from '../message.ts';

export const address: Translation<typeof english> = {
  'address.suburb': '区',
  'address.townOrCity': '城镇或城市',
  'address.district': '区',
  'address.state': '州',
  'address.province': '省',
  'address.county': '郡',
  'address.prefecture': '都道府县',
  'address.emirate': '酋长国',
  'address.department': '省',
  'address.zipCode': '邮政编码',
  'address.postcode': '邮政编码',
  'address.eircode': 'Eircode 邮编',
  'address.pinCode': '邮政编码（PIN）',
  'address.regionHint': '按 ISO 3166-2 的代码，例如 MY-10。',
  'address.filledIn': '已填入 {place}。',
  'address.postcodeLies': '{postcode} 位于 {place}。',
};
