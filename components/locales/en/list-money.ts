/** The texts of the list's money by payment method, which a page downloads once it is unfolded. */
export const listMoney = {
  'list.money.caption': 'What each payment method was to bring, and brought',
  'list.money.exportFailed': 'The table was not exported.',
  'list.money.export': 'Export CSV',
  'list.money.exporting': 'Exporting…',
  'list.money.exported': 'The table was exported.',
  'list.money.nothing': 'Nothing to reconcile: no placed order matches.',
  'list.money.method': 'Method',
  'list.money.orders': 'Orders',
  'list.money.expected': 'Expected',
  // Said to have been paid, verified or not.
  'list.money.claimed': 'Claimed',
  'list.money.verified': 'Verified',
  'list.money.short': 'Short',
  'list.money.over': 'Over',
  'list.money.overdue': 'Overdue',
  // In place of a method, for orders of which nobody has said how they are paid.
  'list.money.noMethod': 'No method',
} as const;
