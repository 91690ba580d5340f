/** The texts of the dialog in which many orders are held or released at once. */
export const listHolds = {
  // Titles: of the question, and while nobody knows yet how many orders it is about.
  'list.hold.title': { one: 'Put {count} order on hold', other: 'Put {count} orders on hold' },
  'list.release.title': { one: 'Release {count} order', other: 'Release {count} orders' },
  'list.hold.titleAll': 'Put orders on hold',
  'list.release.titleAll': 'Release orders',
  // What it will do, before it is done.
  'list.hold.text': 'They are not handed to the warehouse until somebody releases them. Their stock stays taken.',
  'list.release.text': 'Every hold on them ends. They go to the warehouse as soon as their payment allows.',
  'list.hold.reason': 'Reason',
  'list.hold.start': 'Put on hold',
  'list.release.start': 'Release',
  'list.hold.most': 'At most {count} orders at once. Select fewer of them, or narrow the filter.',
  // Headings above the numbers of orders, each with why: its status, or one of the four words below.
  'list.hold.cannot': { one: '{count} order cannot be put on hold', other: '{count} orders cannot be put on hold' },
  'list.release.cannot': { one: '{count} order cannot be released', other: '{count} orders cannot be released' },
  'list.hold.already': 'Already on hold',
  'list.hold.refused': 'The warehouse has it already',
  'list.release.refused': 'Nothing holds it',
  // While it happens; `done` and `total` are numbers of orders.
  'list.hold.running': 'Putting orders on hold…',
  'list.release.running': 'Releasing orders…',
  'list.hold.progress': '{done} of {total}',
  'list.hold.stop': 'Stop',
  // What came of it.
  'list.hold.done': { one: '{count} order is on hold.', other: '{count} orders are on hold.' },
  'list.release.done': { one: '{count} order is released.', other: '{count} orders are released.' },
  'list.hold.undone': { one: '{count} order is as it was.', other: '{count} orders are as they were.' },
  'list.hold.failed': { one: '{count} order was not put on hold.', other: '{count} orders were not put on hold.' },
  'list.release.failed': { one: '{count} order was not released.', other: '{count} orders were not released.' },
  // Orders that were not tried, since it was stopped.
  'list.hold.left': { one: '{count} order is left as it is.', other: '{count} orders are left as they are.' },
  // Buttons below that.
  'list.hold.undo': 'Undo',
  'list.hold.again': { one: 'Try {count} again', other: 'Try {count} again' },
  'list.hold.close': 'Close',
} as const;
