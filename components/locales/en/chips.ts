/** The texts of the chips in the item picker: a small label for each item that was picked. */
export const chips = {
  // Accessible name of the row of chips.
  'picker.chips.label': 'Selected items',
  // Read aloud on reaching the chips.
  'picker.chips.keys': 'Arrow keys move between items, Delete removes one.',
  'picker.chips.keysReadonly': 'Arrow keys move between items.',
  // Read aloud after the name of an item of which there is more than one.
  'picker.chips.quantity': 'quantity {quantity}',
  // On the chip of an item that is not sold any more.
  'picker.chips.unavailable': 'unavailable',
  // The chip that stands for all for which there is no room: what it shows, and its accessible name.
  'picker.chips.more': '+{count}',
  'picker.chips.moreNamed': { one: '{count} more selected', other: '{count} more selected' },
} as const;
