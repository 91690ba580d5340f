/** The texts of what the order list downloads only when it is used: filters, columns, views, export. */
export const listTools = {
  // The panel of filters.
  'list.filter.date': 'Date',
  'list.filter.month': 'Month',
  'list.any.month': 'Any month',
  // Spans of days that are asked for often.
  'list.span.today': 'Today',
  'list.span.thisWeek': 'This week',
  'list.span.thisMonth': 'This month',
  'list.span.lastMonth': 'Last month',
  // Labels of two days.
  'list.from': 'From',
  'list.to': 'To',
  // Heading above boxes that leave only the orders which need a person, or are overdue.
  'list.only': 'Show only',

  // The dialog of columns; `place` counts from 1.
  'list.columnsHint': 'Tick what the list shows. Drag a column by its handle, or move it with the arrow keys.',
  'list.columnFixed': 'The number always comes first.',
  'list.moveColumn': 'Move {name}',
  'list.columnUp': 'Move {name} up',
  'list.columnDown': 'Move {name} down',
  'list.columnMoved': '{name} is now column {place}.',
  'list.columnsReset': 'Reset',

  // The dialogs of views.
  'list.view.saveTitle': 'Save view',
  'list.view.saveHint': 'Keeps these filters, the sort and the columns under a name, in this browser.',
  'list.view.name': 'Name',
  'list.view.saveNew': 'Save',
  'list.view.update': 'Update “{name}”',
  'list.view.nameTaken': 'There is a view of that name.',
  'list.view.own': 'Your views',
  'list.view.nameOf': 'Name of the view {name}',
  'list.view.removed': '“{name}” was removed.',
  'list.view.default': 'The list opens with',
  // Button that leaves everything as it is.
  'list.notNow': 'Cancel',

  // The dialog of an export.
  'list.exportTitle': 'Export orders',
  'list.exportWhich': 'Which orders',
  'list.exportSelected': { one: 'The selected order', other: 'The {count} selected orders' },
  'list.exportAll': 'All that match',
  'list.exportMatching': { one: '{count} order that matches', other: 'All {count} orders that match' },
  'list.exportMost': 'At most {count} selected orders can be exported by themselves. Export all that match instead.',
  'list.exportFormat': 'Format',
  'list.exportXlsx': 'Excel (XLSX)',
  'list.exportCsv': 'CSV',
  'list.exportColumns': 'Contents',
  'list.exportColumns.shown': 'The columns of the list',
  'list.exportColumns.every': 'The full table',
  'list.exportColumns.lines': 'A row for each item',
  'list.exportStart': 'Export',
  'list.exportCancel': 'Cancel export',
  'list.exporting': 'Exporting orders…',
  // How much of the file has come; `size` has its unit.
  'list.exportReceived': '{size} received',
  'list.exportFailed': 'The orders were not exported.',
  'list.exportCancelled': 'The export was cancelled.',
} as const;
