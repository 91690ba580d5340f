/** The texts of the chips in the item picker: a small label for each item that was picked. */
export const chips = {
  // Accessible name of the row of chips.
  'chips.label': 'Selected items',
  // Read aloud on reaching the chips.
  'chips.keys': 'Arrow keys move between items, Delete removes one.',
  'chips.keysReadonly': 'Arrow keys move between items.',
  // One chip, read aloud. `name` is the item.
  'chips.item': '{name}, quantity {quantity}',
  'chips.itemUnavailable': '{name}, quantity {quantity}, unavailable',
  // On the chip of an item that is not sold any more.
  'chips.unavailable': 'unavailable',
  // The chip that stands for all for which there is no room: what it shows, and its accessible name.
  'chips.more': '+{count}',
  'chips.moreNamed': { one: '{count} more selected', other: '{count} more selected' },
} as const;
