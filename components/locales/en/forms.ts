/** Texts of forms: what is wrong with a field, the labels of an address, amounts of money. */
export const forms = {
  // One wrong field. `limit` is a number; the rest is named by the field's own label.
  'error.required': 'Fill in this field.',
  'error.invalidFormat': 'This does not look right. Check the format.',
  // The text was pasted with a character that nobody sees.
  'error.hiddenCharacter': 'This holds a character that cannot be kept, such as a tab or half an emoji. Type it again.',
  'error.invalidValue': 'This value is not allowed here.',
  'error.tooShort': 'This is too short.',
  'error.tooLong': { one: 'Use at most {count} character.', other: 'Use at most {count} characters.' },
  'error.tooSmall': 'Enter {limit} or more.',
  'error.tooLarge': 'Enter {limit} or less.',
  'error.tooFew': { one: 'Add at least {count}.', other: 'Add at least {count}.' },
  'error.tooMany': { one: 'Keep at most {count}.', other: 'Keep at most {count}.' },
  'error.notInteger': 'Enter a whole number.',
  'error.fieldLocked': 'This can no longer be changed.',
  'error.itemUnavailable': 'This item can no longer be ordered.',
  'error.priceUnknown': 'The price is not known yet.',
  'error.uploadNotReady': 'This file has not finished uploading.',
  'error.companyRequired': 'Enter the company’s legal name.',
  'error.addressRequired': 'Enter the address.',
  'error.reasonRequired': 'Choose why this order is manual.',
  'error.noteRequired': 'Add a remark: this reason needs one.',
  'error.relatedOrderRequired': 'Enter the original order: this reason needs one.',
  'error.contactRequired': 'Enter an e-mail address or a phone number.',
  'error.priceReasonRequired': 'Choose why the price was changed.',
  'error.paymentRequired': 'Enter how this order is paid.',
  'error.proofRequired': 'Add a proof of payment: this method needs one.',
  'error.proofDuplicate': 'This file already proves the payment of another order.',
  'error.paymentReferenceUsed': 'This reference stands on another payment.',
  'error.orderedAtOutOfRange': 'The order date may lie at most 90 days back and not in the future.',
  'error.methodUnavailable': 'This method is not available for this order.',
  'error.amountMismatch': 'The amounts do not match the total.',
  'error.currencyMismatch': 'All amounts must be in the currency of the order.',
  'error.duplicateSuspected': 'An order like this one was placed a short while ago.',
  // A line asks for more than there is; both are numbers.
  'error.insufficientStock': 'Only {available} available; you asked for {requested}.',

  // Labels of an address.
  'address.name': 'Recipient',
  'address.company': 'Company',
  'address.line1': 'Address line 1',
  'address.line2': 'Address line 2',
  'address.city': 'City',
  // A state, a province or the like, whatever the country has.
  'address.region': 'State or region',
  'address.postalCode': 'Postal code',
  'address.country': 'Country',
  'address.phone': 'Phone at this address',
  'address.instructions': 'Delivery instructions',
  'address.phoneHint': 'With the country code, such as +60 12 345 6789',

  // Below a field for an amount of money; `example` is an amount as it is typed here.
  'money.invalid': 'Enter an amount such as {example}.',
} as const;
