/** The texts of the order list. */
export const list = {
  // The table as a whole; `sort` is how it is sorted.
  'list.label': 'Orders',
  'list.caption': 'Orders, {sort}',
  'list.loading': 'Loading orders…',
  'list.loadFailed': 'The orders could not be loaded',
  // The server stopped answering while the list shows what it knew before.
  'list.stale': 'The list may be out of date',
  // Above the reason: views and filters by payment method and reason are missing for that.
  'list.settingsFailed': 'The views and filters are not complete: the shop’s settings could not be read',
  // Below that: an order may stand a day earlier or later than in the shop. `zone` is the name of the reader's own time zone.
  'list.readersDays': 'Until then, days are those of {zone}, which may not be the shop’s.',

  'list.search': 'Search orders',
  'list.searchPlaceholder': 'Number, customer, PO or tracking number',
  // Button that shows the filters on a narrow screen, without and with filters that are on.
  'list.filters': 'Filters',
  'list.filtersOn': 'Filters ({count})',
  'list.clear': 'Clear filters',
  // Labels of the filters, and their first entry, which filters nothing.
  'list.filter.status': 'Order status',
  'list.filter.paymentMethod': 'Payment method',
  'list.filter.segment': 'Type',
  'list.filter.paymentStatus': 'Payment status',
  'list.filter.fulfilmentStatus': 'Fulfilment status',

  // Below the filters' buttons: the filters that are on, and the button on each.
  'list.filtersLabel': 'Filters that are on',
  'list.removeFilter': 'Remove filter: {name}',
  'list.filter.channel': 'Channel',
  'list.filter.reason': 'Reason',
  'list.filter.origin': 'Source',
  'list.filter.createdBy': 'Entered by',
  'list.filter.tag': 'Tag',
  // A filter that asks for the others: orders in which nothing needs a person, and those that are not overdue.
  'list.flag.not.alert': 'Nothing to attend to',
  'list.flag.not.overdue': 'Not overdue',
  // The days of a filter.
  'list.since': 'Since {date}',
  'list.until': 'Until {date}',
  'list.days': '{from} – {to}',
  // How an order came into the shop's system.
  'list.origin.manual': 'Manual',
  'list.origin.online': 'Online',
  'list.origin.import': 'Import',
  'list.origin.duplicate': 'Duplicate',
  'list.origin.api': 'API',

  // Buttons of the tools.
  'list.columns': 'Columns',
  'list.export': 'Export',
  // Announced when a file was saved.
  'list.exported': '{filename} was saved.',
  'list.partFailed': 'This part could not be loaded.',

  // The views beside each other, and what each shows.
  'list.views': 'Views',
  'list.view.all': 'All',
  'list.view.toVerify': 'To verify',
  'list.view.drafts': 'Drafts',
  // Beside the name of a view whose filters the person has changed.
  'list.view.modified': 'changed',
  'list.view.save': 'Save view',
  'list.view.manage': 'Arrange views',

  // Boxes to tick; `number` is that of the order.
  'list.selectLoaded': 'Select all loaded orders',
  'list.select': 'Select {number}',
  // What can be done with the orders that are ticked.
  'list.selection': 'Selected orders',
  'list.selected': { one: '{count} order selected', other: '{count} orders selected' },
  'list.selectedAll': { one: '{count} order selected: all that match', other: '{count} orders selected: all that match' },
  'list.selectMatching': { one: 'Select the {count} that matches', other: 'Select all {count} that match' },
  'list.holdSelection': 'Hold…',
  'list.releaseSelection': 'Release…',
  'list.exportSelection': 'Export selection',
  'list.clearSelection': 'Clear selection',
  // Read out with the table: what the keys do in it.
  'list.keys': 'Arrow keys move from order to order, Enter opens one, Space selects it.',
  // Buttons that narrow the list to what needs a person, and to what should have been paid.
  'list.flag.alert': 'Needs attention',
  'list.flag.overdue': 'Overdue',
  // Entry of the choice of months that opens two dates instead, and their labels.
  // On a row: the last day to pay on, which has passed.
  'list.overdueSince': 'Was due on {date}',
  // In place of a value where the page has set several.

  'list.sort': 'Sort by',
  'list.sort.-orderedAt': 'newest first',
  'list.sort.orderedAt': 'oldest first',
  'list.sort.-total': 'largest total first',
  'list.sort.total': 'smallest total first',
  'list.sort.-number': 'highest number first',
  'list.sort.number': 'lowest number first',
  'list.sort.-customer': 'customers from Z to A',
  'list.sort.customer': 'customers from A to Z',
  'list.sort.-requestedDeliveryDate': 'latest requested delivery first',
  'list.sort.requestedDeliveryDate': 'earliest requested delivery first',

  // Headings of the columns. Short.
  'list.column.number': 'Number',
  'list.column.orderedAt': 'Date',
  'list.column.customer': 'Customer',
  'list.column.segment': 'Type',
  'list.column.channel': 'Channel',
  'list.column.items': 'Items',
  'list.column.total': 'Total',
  'list.column.paymentMethod': 'Payment method',
  'list.column.paymentStatus': 'Payment status',
  'list.column.fulfilmentStatus': 'Fulfilment status',
  'list.column.trackingNumber': 'Tracking number',
  'list.column.balance': 'Balance',
  'list.column.dueOn': 'Due',
  'list.column.reason': 'Reason',
  'list.column.purchaseOrderNumber': 'PO number',
  'list.column.externalReference': 'External reference',
  'list.column.requestedDeliveryDate': 'Requested for',
  'list.column.tags': 'Tags',
  'list.column.createdBy': 'Entered by',
  'list.column.origin': 'Source',
  'list.column.updatedAt': 'Changed',
  // In place of a number, for an order that has none yet; opens it as the number does.
  'list.draft': 'Draft',
  // In place of a channel, for an order that customers placed themselves.
  'list.online': 'Online',
  // More tracking numbers than there is room for.
  'list.more': '+{count}',

  'list.empty': 'No orders yet',
  'list.emptyText': 'Every order stands here as soon as it is placed, online and manual.',
  'list.noMatches': 'No orders match',
  'list.noMatchesText': 'Try another search, or take filters away.',

  // Below the table: which rows of how many, or how many alone where that is not known.
  'list.count': { one: '{count} order', other: '{count} orders' },
  'list.loaded': '{loaded} of {total} orders loaded',
  'list.loadMore': 'Load more',
  // Button above the table; its rows stay in place until it is pressed.
  'list.arrived': { one: '{count} new order', other: '{count} new orders' },
  'list.showArrived': 'Show',

  // Announced, not shown.
  'list.announce.loaded': { one: '{count} order found.', other: '{count} orders found.' },
  'list.announce.arrived': { one: 'New order: {numbers}.', other: '{count} new orders: {numbers}.' },

  // The money of the orders that the filter matches, below the list.
  'list.money.label': 'Reconciliation',
  'list.money.loading': 'Adding up…',
  'list.money.failed': 'The sums could not be loaded.',
  'list.money.total': 'Total',
  // In one line for all orders: what has been paid of them, what is still owed, what drafts would come to, what cancelled orders have to give back.
  'list.money.paid': 'Paid',
  'list.money.balance': 'Balance',
  'list.money.drafts': 'Drafts',
  'list.money.giveBack': 'To give back',
} as const;
