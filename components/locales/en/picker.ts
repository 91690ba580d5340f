/** The texts of the item picker, in which a person finds catalogue items and puts several into an order. */
export const picker = {
  // Accessible name of the search field when the page gives none.
  'picker.label': 'Find items',
  'picker.placeholder': 'Name, SKU or barcode',
  // Button that opens and closes the list of items.
  'picker.browse': 'Browse',
  'picker.category': 'Category',
  'picker.allCategories': 'All categories',
  'picker.inStockOnly': 'In stock only',
  'picker.quantityInvalid': 'Enter a whole number from {min} to {max}.',
  'picker.limit': { one: 'Only {count} item can be selected.', other: 'At most {count} items can be selected.' },
  'picker.required': 'Select at least one item.',
  // Button that opens a place to paste a list of SKUs and quantities into.
  'picker.pasteList': 'Paste a list',
  // A part of the page could not be downloaded.
  'picker.partFailed': 'This part of the page could not be loaded.',
} as const;
