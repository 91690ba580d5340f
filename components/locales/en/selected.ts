/** The texts of the list of what was picked, below the item picker. */
export const selected = {
  // Heading above what was picked.
  'picker.selected': 'Selected items',
  'picker.clear': 'Remove all',
  // Button above the list: so many that were picked earlier are not shown yet.
  'picker.showEarlier': { one: 'Show {count} earlier item', other: 'Show {count} earlier items' },
  // Accessible name on the row of a picked item.
  'picker.quantityOf': 'Quantity of {name}',
  'picker.overStock': { one: 'Only {count} in stock', other: 'Only {count} in stock' },
  // On the row of a picked item that the catalogue does not know (any more).
  'picker.unknownItemHint': 'The catalogue does not have this item.',
  // What changed since an item was picked.
  'picker.priceChanged': 'Was {before}, now {now}',
  'picker.useNewPrice': 'Use the new price',
  'picker.stockFell': { one: 'The stock has fallen to {count}', other: 'The stock has fallen to {count}' },
  'picker.detailsFailed': 'The details of these items could not be loaded.',
} as const;
