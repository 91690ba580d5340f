/** Texts of addresses: what their parts are called elsewhere, and what is known of them. */
export const address = {
  // Parts of an address as some countries call them; `address.region` and the others are for the rest.
  'address.suburb': 'Suburb',
  'address.townOrCity': 'Town or city',
  'address.district': 'District',
  'address.state': 'State',
  'address.province': 'Province',
  'address.county': 'County',
  'address.prefecture': 'Prefecture',
  'address.emirate': 'Emirate',
  'address.department': 'Department',
  'address.zipCode': 'ZIP code',
  'address.postcode': 'Postcode',
  'address.eircode': 'Eircode',
  'address.pinCode': 'PIN code',
  // Below a field for a region that cannot be chosen from a list.
  'address.regionHint': 'Its code after ISO 3166-2, such as MY-10.',
  // Said after a postcode was typed; `place` is a city and a state.
  'address.filledIn': '{place} filled in.',
  // Below a postcode whose city or state is another than what was typed.
  'address.postcodeLies': '{postcode} is in {place}.',
} as const;
