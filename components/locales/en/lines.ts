/** The texts of the order's lines, its money and the page of the wizard around them. */
export const lines = {
  // In a line whose item is short; `count` is how many are left for it. A button.
  'wizard.lines.take': { one: 'Take {count}', other: 'Take {count}' },
  // Behind how many there are, where several lines ask for the same item.
  'wizard.lines.sharedStock': 'all lines together ask for {requested}',
  // Behind how many there are: when more of it comes.
  'wizard.lines.incoming': 'more on {date}',
  // How many of a line are sold beyond the stock.
  'wizard.lines.backOrdered': { one: '{count} on back order', other: '{count} on back order' },
  // At a line, and above the lines for all of them; why follows.
  'wizard.lines.priceUnread': 'The price could not be read.',
  'wizard.lines.pricesUnread': { one: 'The price of {count} line could not be read', other: 'The prices of {count} lines could not be read' },
  'wizard.lines.priceChanged': 'The list price was {before} and is {now} now.',
  // Under the total of a line; `rate` is a percentage.
  'wizard.lines.withTax': 'incl. {rate} tax',
  'wizard.lines.broughtBack': '{item} is back.',
  'wizard.lines.discountHint': 'A discount is an amount such as {amount}, or a rate such as {rate}.',
  'wizard.lines.discountInvalid': 'Enter an amount such as {amount}, or a rate such as {rate}.',
  // Why a discount cannot be typed: the line, or the order, has more than one.
  'wizard.lines.severalDiscounts': 'Several discounts together: {discounts}. They cannot be changed here.',
  'wizard.lines.orderDiscount': 'Order discount',
  'wizard.lines.shippingAndDiscount': 'Shipping and discount',

  // Above the lines or on the overview: prices or stock are not what the person saw before.
  'wizard.lines.changedTitle': 'The catalogue has changed since you saw it',
  'wizard.lines.changedAtSubmit': 'Nothing was placed. Check the new figures, then create the order again.',
  'wizard.lines.seen': 'Understood',
  // One thing that has changed: what it is, before and now.
  'wizard.lines.changedPrice': '{item}: list price {before}, now {now}',
  'wizard.lines.changedStock': { one: '{item}: now only {count} available', other: '{item}: now only {count} available' },
  'wizard.lines.changedGone': '{item}: can no longer be ordered',
  'wizard.lines.changedTotal': 'Total of the order: {before}, now {now}',

  // Beside a step, in what is still needed: how many fields.
  'wizard.lines.toComplete': { one: '{count} to complete', other: '{count} to complete' },
  'wizard.lines.stepReady': 'Complete',
  // The list of what each step still needs.
  'wizard.lines.progress': 'What is still needed',

  // In place of a link, where the field is not on the page.
  'wizard.lines.hiddenStep': '{text} This page does not ask for it: tell whoever looks after the page.',

  'wizard.lines.copyNumber': 'Copy number',
} as const;
