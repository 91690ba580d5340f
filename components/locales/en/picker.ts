/** The texts of the item picker, in which a person finds catalogue items and puts several into an order. */
export const picker = {
  // Accessible name of the search field when the page gives none.
  'picker.label': 'Find items',
  'picker.placeholder': 'Search by name, SKU or barcode',
  // Button that opens and closes the list of items.
  'picker.browse': 'Browse',
  'picker.category': 'Category',
  'picker.allCategories': 'All categories',
  'picker.inStockOnly': 'In stock only',
  // Accessible name of the list of what was found.
  'picker.results': 'Items found',
  // Announced after a search.
  'picker.resultCount': { one: '{count} item found', other: '{count} items found' },
  // Below the list: how many of all that were found are there yet.
  'picker.loadedOf': '{loaded} of {total}',
  'picker.loadedSome': { one: '{count} item', other: '{count} items' },
  'picker.noResults': 'No item matches',
  'picker.noResultsHint': 'Check the spelling or loosen the filters.',
  'picker.failed': 'The items could not be loaded.',
  'picker.failedMore': 'More items could not be loaded.',

  // Stock of an item, on its row.
  'picker.inStock': { one: '{count} in stock', other: '{count} in stock' },
  'picker.outOfStock': 'Out of stock',
  'picker.backOrder': 'Out of stock, on back-order',
  // An item that the shop has taken out of its catalogue.
  'picker.archived': 'No longer sold',

  // Heading above what was picked.
  'picker.selected': 'Selected items',
  'picker.selectedCount': { one: '{count} selected', other: '{count} selected' },
  'picker.nothingSelected': 'Nothing selected yet',
  'picker.nothingSelectedHint': 'Search above and choose as many items as you need.',
  'picker.clear': 'Remove all',
  // Announced. `name` is the item, `count` how many are selected now.
  'picker.added': { one: '{name} added, {count} selected', other: '{name} added, {count} selected' },
  'picker.addedMany': { one: '{added} items added, {count} selected', other: '{added} items added, {count} selected' },
  'picker.removed': { one: '{name} removed, {count} selected', other: '{name} removed, {count} selected' },
  'picker.removedMany': { one: '{removed} items removed, {count} selected', other: '{removed} items removed, {count} selected' },
  'picker.cleared': 'All items removed.',
  'picker.restored': { one: '{count} item is back.', other: '{count} items are back.' },
  // Accessible names on the row of a picked item.
  'picker.quantityOf': 'Quantity of {name}',
  'picker.quantityInvalid': 'Enter a whole number from {min} to {max}.',
  'picker.overStock': { one: 'Only {count} in stock', other: 'Only {count} in stock' },
  // A picked item that the catalogue does not know any more.
  'picker.unknownItem': 'Unavailable item',
  'picker.limit': { one: 'Only {count} item can be selected.', other: 'At most {count} items can be selected.' },
  'picker.required': 'Select at least one item.',
} as const;
