/** The texts of the item picker's list: what was found, and what a person does with it. */
export const pickerList = {
  // Accessible name of the list of what was found.
  'picker.results': 'Items found',
  // Announced after a search.
  'picker.resultCount': { one: '{count} item found', other: '{count} items found' },
  // Below the list: how many of all that were found are there yet.
  'picker.loadedOf': '{loaded} of {total}',
  'picker.loadedSome': { one: '{count} item', other: '{count} items' },
  'picker.noItems': 'The catalogue has no items yet',
  'picker.noResults': 'No item matches',
  'picker.noResultsHint': 'Check the spelling or loosen the filters.',
  'picker.failed': 'The items could not be loaded.',
  'picker.failedMore': 'Not everything could be loaded. The list shows what was found before.',
  // Stock of an item, on its row.
  'picker.inStock': { one: '{count} in stock', other: '{count} in stock' },
  'picker.outOfStock': 'Out of stock',
  'picker.backOrder': 'Out of stock, on back-order',
  // An item that the shop has taken out of its catalogue.
  'picker.archived': 'No longer sold',
  'picker.nothingSelected': 'Nothing selected yet',
  'picker.nothingSelectedHint': 'Search above and choose as many items as you need.',
  // Announced. `name` is the item, `count` how many are selected now.
  'picker.added': { one: '{name} added, {count} selected', other: '{name} added, {count} selected' },
  'picker.addedMany': { one: '{added} items added, {count} selected', other: '{added} items added, {count} selected' },
  'picker.removed': { one: '{name} removed, {count} selected', other: '{name} removed, {count} selected' },
  'picker.removedMany': { one: '{removed} items removed, {count} selected', other: '{removed} items removed, {count} selected' },
  'picker.cleared': 'All items removed.',
  'picker.restored': { one: '{count} item is back.', other: '{count} items are back.' },
  // A picked item that the catalogue does not know any more.
  'picker.unknownItem': 'Unavailable item',
  // Heading of the dialog in which a person looks through the catalogue, and its buttons; `count` items are added by the second.
  'picker.dialogTitle': 'Browse items',
  'picker.cancel': 'Cancel',
  'picker.add': { one: 'Add {count} item', other: 'Add {count} items' },
  // Button that shows only what is selected, while it is pressed.
  'picker.onlySelected': 'Only selected ({count})',
  // Small headings in the list before anything is searched for.
  'picker.pinnedSelected': 'Selected',
  'picker.pinnedRecent': 'Picked often',
  'picker.pinnedRest': 'All items',
  // A product that is sold in several kinds, each a row of its own below it.
  'picker.variants': { one: '{count} variant', other: '{count} variants' },
  // On the row of an item that cannot be added any more; says why.
  'picker.limitReached': 'Limit reached',
  'picker.refusedArchived': '{name} is no longer sold.',
  // Said after a code was scanned or typed: how many of the item are in the order now.
  'picker.entered': '{name}, quantity {quantity}',
  'picker.unknownCode': 'No single item has the code “{code}”.',
  'picker.codesFailed': { one: '{count} code could not be looked up.', other: '{count} codes could not be looked up.' },
  // While everything that was found is being selected.
  'picker.selectingAll': { one: 'Selecting… {count} item so far', other: 'Selecting… {count} items so far' },
} as const;
