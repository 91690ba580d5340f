/** The texts of the wizard while it edits an order that is there. Each key begins with `wizard.edit.` or `wizard.lock.`. */
export const edit = {
  // Why a field cannot be changed: below the field, beside a lock.
  'wizard.lock.placed': 'Fixed since the order was placed.',
  'wizard.lock.shipped': 'Fixed since goods were shipped.',
  'wizard.lock.cancelled': 'Fixed: the order is cancelled, or is to be.',
  'wizard.lock.line': 'Fixed: some of this line has shipped or was cancelled.',
  'wizard.lock.price': 'You need the right to change prices.',
  'wizard.lock.payments': 'Payments are recorded and verified on the order’s own page.',
  // Above a step in which nothing can be changed; one of the reasons above follows.
  'wizard.lock.step': 'Nothing in this step can be changed',

  // Above the steps; `number` is the order's.
  'wizard.edit.title': 'Edit order {number}',
  'wizard.edit.lead.overview': 'Check what will change. Nothing changes until you save.',
  'wizard.edit.loadFailed': 'The order could not be loaded.',
  'wizard.edit.missing': 'This order was not found',
  'wizard.edit.missingText': 'It may have been removed, or it belongs to another shop.',
  'wizard.edit.notAllowed': 'You cannot change orders',
  'wizard.edit.notAllowedText': 'Your sign-in may look at orders, not change them. Ask the person who looks after rights in your shop.',
  'wizard.edit.cancelled': 'Order {number} is cancelled',
  'wizard.edit.cancelledText': 'A cancelled order stays as it was. Duplicate it to order the same again.',
  // Instead of the form, while the part that edits is downloaded and it does not come.
  'wizard.edit.partFailed': 'The form for this order could not be loaded.',
  'wizard.edit.backToOrder': 'Back to the order',
  // The button that leads to the overview; `count` is how many changes there are.
  'wizard.edit.review': { one: 'Review {count} change', other: 'Review {count} changes' },
  'wizard.edit.reviewNone': 'Review',
  'wizard.edit.save': 'Save changes',
  'wizard.edit.saving': 'Saving the changes…',
  // What the keys do on the overview; both are names of keys.
  'wizard.edit.keysHint': '{on} saves the changes, {back} goes back.',
  'wizard.edit.kept': 'Your changes are kept in this browser',
  'wizard.edit.keeping': 'Keeping your changes…',

  // Above the form, when changes of an earlier visit are there.
  'wizard.edit.restored': 'Your unsaved changes are back',
  'wizard.edit.restoredText': 'Last typed {time}. They are not saved with the order yet.',
  'wizard.edit.restoredKeep': 'Go on',
  'wizard.edit.discard': 'Discard my changes',

  // The overview
  'wizard.edit.nothing': 'Nothing has changed yet',
  'wizard.edit.nothingText': 'Change something in one of the steps; it is shown here before it is saved.',
  // Column heads, read aloud.
  'wizard.edit.before': 'Before',
  'wizard.edit.after': 'After',
  'wizard.edit.lineAdded': 'Added',
  'wizard.edit.lineRemoved': 'Taken off',
  'wizard.edit.undo': 'Undo this change',
  // Accessible name of that button; `field` is what was changed.
  'wizard.edit.undoNamed': 'Undo the change: {field}',
  'wizard.edit.undone': 'As it was before: {field}',
  'wizard.edit.follows': 'What follows from it',
  'wizard.edit.follows.warehouse': 'The warehouse has this order already: it is asked to change it, and may refuse.',
  'wizard.edit.follows.notSent': 'The warehouse gets the order as you change it.',
  'wizard.edit.follows.dearer': 'The order becomes dearer by {amount}. It comes to {total}.',
  'wizard.edit.follows.cheaper': 'The order becomes cheaper by {amount}. It comes to {total}.',
  'wizard.edit.follows.waits.proofSubmitted': 'The goods wait until a proof is attached for the rest of the payment.',
  'wizard.edit.follows.waits.verified': 'The goods wait until the rest of the payment is verified.',
  'wizard.edit.follows.customer': 'The customer gets no e-mail by itself. You can send them the changed order once it is saved.',
  'wizard.edit.follows.stock': 'Stock is taken or given back at once.',

  // Payment details while editing
  'wizard.edit.payments': 'Payments so far',
  'wizard.edit.noPayments': 'No payment has been recorded.',
  'wizard.edit.terms': 'Payment terms',

  // Somebody else has saved the order while it is edited here; `name` is that person.
  'wizard.edit.news': '{name} has changed this order',
  'wizard.edit.newsAt': 'Saved {time}.',
  'wizard.edit.newsSaid': '{name} has changed this order.',
  'wizard.edit.takeOver': 'Take it over',
  'wizard.edit.compare': 'Compare',
  'wizard.edit.takenOver': 'Taken over. Your own changes are still here.',

  // The dialog in which two people's changes are settled.
  'wizard.edit.merge': '{name} was faster',
  'wizard.edit.mergeText': 'You both changed the same. Choose for each what the order should say; nothing is lost until you do.',
  'wizard.edit.mergeMine': 'Yours',
  // The other person's value; `name` is theirs.
  'wizard.edit.mergeTheirs': 'From {name}',
  'wizard.edit.mergeBase': 'Before: {value}',
  'wizard.edit.mergeAllMine': 'Keep all mine',
  'wizard.edit.mergeAllTheirs': 'Take all of theirs',
  'wizard.edit.mergeTaken': 'Taken over as well',
  'wizard.edit.mergeRequired': 'Choose one of the two.',
  'wizard.edit.mergeSave': 'Save with these',
  'wizard.edit.mergeApply': 'Take these',
  'wizard.edit.mergeLeave': 'Back to my changes',
  'wizard.edit.gone': 'Taken off the order',

  // A change of one value into another, in one line.
  'wizard.edit.change': '{field}: {before} → {after}',

  // The edit could not be saved.
  'wizard.edit.failed': 'Your changes were not saved',
  'wizard.edit.partly': 'Only a part of your changes was saved',
  'wizard.edit.partlyText': 'The rest is still here. Try again to save it.',
  'wizard.edit.unsure': 'It is not known whether your changes were saved',
  'wizard.edit.unsureText': 'Try again: what is saved already is not saved twice.',
  'wizard.edit.keptText': 'Everything you typed is still here.',
  'wizard.edit.refused': 'Something in it was refused. See the links below.',
  'wizard.edit.transition': 'The order has moved on and can no longer be changed like this.',

  // Once it is saved
  'wizard.edit.saved': 'Order {number} saved',
  'wizard.edit.savedText': { one: '{count} change was saved.', other: '{count} changes were saved.' },
  'wizard.edit.alsoTaken': 'Also changed by somebody else',
  'wizard.edit.again': 'Edit again',
  // Somebody typed on while their edit was being saved.
  'wizard.edit.moreTyped': 'You changed more while it was being saved',
  'wizard.edit.moreTypedText': 'That is not part of the order yet. It is kept: edit again to go on with it.',
  'wizard.edit.tell': 'Send the customer the changed order',
  'wizard.edit.telling': 'Sending…',
  'wizard.edit.told': 'The changed order is on its way to the customer.',

  // Names of fields that stand in no step, or that change as a whole.
  'wizard.edit.field.shippingAddress': 'Shipping address',
  'wizard.edit.field.billingAddress': 'Billing address',
  'wizard.edit.field.paymentTerms': 'Payment terms',
  'wizard.edit.field.discounts': 'Discount on the order',
  'wizard.edit.field.notes.customer': 'Note from the customer',
  'wizard.edit.field.notes.packing': 'Packing note',
  'wizard.edit.field.locale': 'Language of the e-mails',
  'wizard.edit.field.providerCode': 'Warehouse',
  'wizard.edit.prepaid': 'Paid before',
  // A line of which nothing is known any more.
  'wizard.edit.line': 'Line',
} as const;
