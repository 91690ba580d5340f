/** The texts of the report on a pasted list: a dialog in which each line of the list is matched with a catalogue item. */
export const paste = {
  'paste.title': 'Paste a list',
  'paste.entry': 'SKUs and quantities, one item a line',
  // Below the field that a list is pasted into.
  'paste.entryHint': 'Copy the cells of a spreadsheet or the lines of an e-mail. Headings and other columns may stay.',
  // Shown in the empty field: two lines of what may be pasted. Keep the codes and the line break.
  'paste.example': 'B-10   3\nB-12   1',
  // Button that looks up the items of the list.
  'paste.check': 'Check the list',
  'paste.nothing': 'Nothing in this text can be an item. Paste a SKU and a quantity on each line.',
  'paste.cancel': 'Cancel',

  // While the items are looked up: what progresses, and how far it is.
  'paste.lookingUp': 'Looking up the items',
  'paste.progress': '{done} of {total} lines',
  'paste.stop': 'Stop',
  // The first line of the list was not taken for an item; `text` is that line.
  'paste.header': 'Read as headings: {text}',

  // Accessible name of the buttons that choose which lines are shown; each says what became of its lines, with their number.
  'paste.filters': 'Lines to show',
  'paste.list': 'Lines of the list',
  'paste.all': 'All',
  // What became of a line.
  'paste.state.matched': 'Matched',
  'paste.state.ambiguous': 'Several match',
  'paste.state.notFound': 'Not found',
  'paste.state.invalid': 'Quantity unclear',
  'paste.state.unavailable': 'No longer sold',
  'paste.state.failed': 'Not looked up',
  'paste.state.waiting': 'Waiting',
  'paste.state.leftOut': 'Left out',
  'paste.noneShown': 'No line is left here.',
  // Announced when all lines are looked up: a list of these, such as “42 matched, 3 with several matches and 2 not found”.
  'paste.counted.matched': { one: '{count} matched', other: '{count} matched' },
  'paste.counted.ambiguous': { one: '{count} with several matches', other: '{count} with several matches' },
  'paste.counted.notFound': { one: '{count} not found', other: '{count} not found' },
  'paste.counted.invalid': { one: '{count} with an unclear quantity', other: '{count} with an unclear quantity' },
  'paste.counted.unavailable': { one: '{count} no longer sold', other: '{count} no longer sold' },
  'paste.counted.failed': { one: '{count} not looked up', other: '{count} not looked up' },
  'paste.counted.waiting': { one: '{count} waiting', other: '{count} waiting' },
  'paste.counted.leftOut': { one: '{count} left out', other: '{count} left out' },

  // On a line that was matched by its words, not by its SKU or barcode.
  'paste.byName': 'by its name',
  // On a row that stands for several lines with the same SKU; their quantities are one sum.
  'paste.addedUp': { one: 'on {count} line', other: 'on {count} lines, added up' },
  'paste.sameItem': 'same item as line {line}, added up',
  'paste.quantityInvalid': 'Enter a whole number from {min} to {max}.',
  // Accessible names of what stands on a line; `line` is its number.
  'paste.line': 'Line {line}',
  'paste.quantityOn': 'Quantity on line {line}',
  'paste.chooseOn': 'Item for line {line}',
  'paste.codeOn': 'SKU or name for line {line}',
  'paste.lookUpOn': 'Look up line {line} again',
  'paste.leaveOutOn': 'Leave out line {line}',
  'paste.takeBackOn': 'Take line {line} back in',
  // First entry of the list of items that a line may mean.
  'paste.choose': { one: 'Choose: {count} item', other: 'Choose from {count} items…' },
  // Last entry of that list: none of them, the person types something else to look up.
  'paste.another': 'Another item…',
  'paste.lookUp': 'Look up',

  'paste.someFailed': { one: '{count} line could not be looked up.', other: '{count} lines could not be looked up.' },
  // Lines whose SKU the catalogue does not have. Searching for their words takes long, so it is done on demand.
  'paste.unsearched': { one: '{count} line has no exact SKU. Its words have not been searched for.', other: '{count} lines have no exact SKU. Their words have not been searched for.' },
  'paste.searchMore': { one: 'Search for {count}', other: 'Search for {count}' },

  // At the foot.
  'paste.willLeaveOut': { one: '{count} line will be left out.', other: '{count} lines will be left out.' },
  'paste.copyLeftOut': 'Copy what is left out',
  'paste.copied': 'Copied.',
  'paste.copyByHand': 'Left out: copy this text',
  'paste.add': { one: 'Add {count} item', other: 'Add {count} items' },
} as const;
