import { operation } from './operation.ts';
import { OrderFilter, OrderPage, OrderQuery } from './order.ts';
import { OrderExportQuery, OrderSums } from './order-export.ts';
import { Reconciliation, ReconciliationQuery } from './reconciliation.ts';

// What is asked of many orders at once

export const listOrders = operation({
  id: 'orders.list', summary: 'Find orders', method: 'GET', path: '/orders', query: OrderQuery, status: 200, answer: OrderPage, problems: ['validationFailed'],
});
export const sumOrders = operation({
  id: 'orders.sum', summary: 'How many orders a filter finds, and what they come to', method: 'GET', path: '/orders/sums',
  query: OrderFilter, status: 200, answer: OrderSums, problems: ['validationFailed'],
});
export const exportOrders = operation({
  id: 'orders.export', summary: 'The orders of a filter as a table for a spreadsheet: CSV (RFC 4180) or a workbook (ISO/IEC 29500)', method: 'GET', path: '/orders/export',
  query: OrderExportQuery, status: 200, answerType: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'], problems: ['validationFailed'],
});
export const reconcile = operation({
  id: 'orders.reconcile', summary: 'What each payment method was to bring, and brought', method: 'GET', path: '/reconciliation',
  query: ReconciliationQuery, status: 200, answer: Reconciliation, problems: ['validationFailed'],
});
export const exportReconciliation = operation({
  id: 'orders.exportReconciliation', summary: 'The same as a table for a spreadsheet (RFC 4180), order by order', method: 'GET', path: '/reconciliation/export',
  query: ReconciliationQuery, status: 200, answerType: ['text/csv'], problems: ['validationFailed'],
});
