import {
  CatalogueItem, CataloguePage, CatalogueQuery, CatalogueUpsert, CatalogueUpsertResult, CategoryList, StockList, StockQuery,
  StockSnapshot, StockSnapshotResult,
} from './catalogue.ts';
import { Customer, CustomerInput, CustomerPage, CustomerQuery } from './customer.ts';
import { EventPage, EventQuery, MessageList } from './event.ts';
import { Fulfilment, FulfilmentList, ProviderEvent, ProviderReceipt, ShipmentList } from './fulfilment.ts';
import { mergePatchOf } from './merge-patch.ts';
import { operation } from './operation.ts';
import {
  Calculation, CancelInput, LineInput, Order, OrderCreate, OrderFields, OrderInput, OrderPage, OrderQuery, Preflight,
} from './order.ts';
import { PaymentInput, PaymentRejection, ProofInput } from './payment.ts';
import type { ProblemCode } from './problem.ts';
import { CurrentSession, Session, SessionInput } from './session.ts';
import { Settings } from './settings.ts';
import { ContentLink, ContentQuery, Upload } from './upload.ts';

/** What a submit can be refused for; every one of them stands in `errors[]`, all at once. */
const submitProblems = [
  'preflightFailed', 'insufficientStock', 'priceReasonRequired', 'noteRequired', 'relatedOrderRequired', 'contactRequired',
  'currencyMismatch', 'proofRequired', 'duplicateSuspected',
] as const satisfies readonly ProblemCode[];

// Orders

export const createOrder = operation({
  id: 'orders.create', summary: 'Place an order, or save it as a draft', method: 'POST', path: '/orders', scope: 'orders:write', idempotent: true,
  body: OrderCreate, status: 201, answer: Order, problems: ['validationFailed', 'permissionDenied', ...submitProblems],
});
export const listOrders = operation({
  id: 'orders.list', summary: 'Find orders', method: 'GET', path: '/orders', scope: 'orders:read',
  query: OrderQuery, status: 200, answer: OrderPage, problems: ['validationFailed'],
});
export const getOrder = operation({
  id: 'orders.get', summary: 'Read an order', method: 'GET', path: '/orders/{orderId}', scope: 'orders:read',
  status: 200, answer: Order, problems: ['notFound'],
});
export const updateOrder = operation({
  id: 'orders.update', summary: 'Change an order', method: 'PATCH', path: '/orders/{orderId}', scope: 'orders:write', precondition: true,
  bodyType: 'application/merge-patch+json', body: mergePatchOf(OrderFields), status: 200, answer: Order,
  problems: ['notFound', 'validationFailed', 'invalidTransition', 'versionConflict', ...submitProblems],
});
export const deleteOrder = operation({
  id: 'orders.delete', summary: 'Delete a draft', method: 'DELETE', path: '/orders/{orderId}', scope: 'orders:write', precondition: true,
  status: 204, problems: ['notFound', 'invalidTransition', 'versionConflict'],
});
export const calculateOrder = operation({
  id: 'orders.calculate', summary: 'Work out the totals of an order that need not be saved', method: 'POST', path: '/orders/calculate', scope: 'orders:read',
  body: OrderInput, status: 200, answer: Calculation, problems: ['validationFailed', 'currencyMismatch'],
});
export const validateDraft = operation({
  id: 'orders.validateDraft', summary: 'Check an order that need not be saved', method: 'POST', path: '/orders/validate', scope: 'orders:read',
  body: OrderInput, status: 200, answer: Preflight, problems: ['validationFailed'],
});
export const validateOrder = operation({
  id: 'orders.validate', summary: 'Check a saved draft', method: 'POST', path: '/orders/{orderId}/validate', scope: 'orders:read',
  status: 200, answer: Preflight, problems: ['notFound'],
});
export const submitOrder = operation({
  id: 'orders.submit', summary: 'Place a draft', method: 'POST', path: '/orders/{orderId}/submit', scope: 'orders:write', idempotent: true, precondition: true,
  status: 200, answer: Order, problems: ['notFound', 'invalidTransition', 'versionConflict', ...submitProblems],
});
export const cancelOrder = operation({
  id: 'orders.cancel', summary: 'Cancel an order and give its stock back', method: 'POST', path: '/orders/{orderId}/cancel', scope: 'orders:cancel', idempotent: true,
  precondition: true, body: CancelInput, bodyOptional: true, status: 200, answer: Order, problems: ['notFound', 'invalidTransition', 'alreadyShipped', 'versionConflict'],
});

// Lines of a draft

export const addLine = operation({
  id: 'orders.addLine', summary: 'Add a line to a draft', method: 'POST', path: '/orders/{orderId}/lines', scope: 'orders:write', idempotent: true, precondition: true,
  body: LineInput, status: 201, answer: Order, problems: ['notFound', 'validationFailed', 'invalidTransition', 'versionConflict', 'currencyMismatch'],
});
export const updateLine = operation({
  id: 'orders.updateLine', summary: 'Change a line of a draft', method: 'PATCH', path: '/orders/{orderId}/lines/{lineId}', scope: 'orders:write', precondition: true,
  bodyType: 'application/merge-patch+json', body: mergePatchOf(LineInput), status: 200, answer: Order,
  problems: ['notFound', 'validationFailed', 'invalidTransition', 'versionConflict', 'currencyMismatch'],
});
export const removeLine = operation({
  id: 'orders.removeLine', summary: 'Take a line off a draft', method: 'DELETE', path: '/orders/{orderId}/lines/{lineId}', scope: 'orders:write', precondition: true,
  status: 200, answer: Order, problems: ['notFound', 'invalidTransition', 'versionConflict'],
});

// Payments and their proofs

export const recordPayment = operation({
  id: 'payments.record', summary: 'Record a claim that money was paid', method: 'POST', path: '/orders/{orderId}/payments', scope: 'payments:record', idempotent: true,
  body: PaymentInput, status: 201, answer: Order, problems: ['notFound', 'validationFailed', 'invalidTransition', 'currencyMismatch'],
});
export const addProof = operation({
  id: 'payments.addProof', summary: 'Add an uploaded file as the proof of a payment', method: 'POST', path: '/orders/{orderId}/payments/{paymentId}/proofs',
  scope: 'payments:record', idempotent: true, body: ProofInput, status: 201, answer: Order, problems: ['notFound', 'validationFailed', 'invalidTransition'],
});
export const verifyPayment = operation({
  id: 'payments.verify', summary: 'Say that the money is there', method: 'POST', path: '/orders/{orderId}/payments/{paymentId}/verify', scope: 'payments:verify',
  idempotent: true, precondition: true, status: 200, answer: Order, problems: ['notFound', 'invalidTransition', 'versionConflict'],
});
export const rejectPayment = operation({
  id: 'payments.reject', summary: 'Say that a proof proves nothing', method: 'POST', path: '/orders/{orderId}/payments/{paymentId}/reject', scope: 'payments:verify',
  idempotent: true, precondition: true, body: PaymentRejection, status: 200, answer: Order, problems: ['notFound', 'validationFailed', 'invalidTransition', 'versionConflict'],
});

// What follows from an order

export const listFulfilments = operation({
  id: 'fulfilments.listForOrder', summary: 'The hand-offs of an order', method: 'GET', path: '/orders/{orderId}/fulfilments', scope: 'orders:read',
  status: 200, answer: FulfilmentList, problems: ['notFound'],
});
export const getFulfilment = operation({
  id: 'fulfilments.get', summary: 'Read a hand-off', method: 'GET', path: '/fulfilments/{fulfilmentId}', scope: 'orders:read',
  status: 200, answer: Fulfilment, problems: ['notFound'],
});
export const listShipments = operation({
  id: 'fulfilments.listShipments', summary: 'The parcels of an order', method: 'GET', path: '/orders/{orderId}/shipments', scope: 'orders:read',
  status: 200, answer: ShipmentList, problems: ['notFound'],
});
export const listMessages = operation({
  id: 'messages.listForOrder', summary: 'The e-mails of an order', method: 'GET', path: '/orders/{orderId}/messages', scope: 'orders:read',
  status: 200, answer: MessageList, problems: ['notFound'],
});
export const orderEvents = operation({
  id: 'events.forOrder', summary: 'The history of an order, as a page or as a stream', method: 'GET', path: '/orders/{orderId}/events', scope: 'orders:read',
  query: EventQuery, status: 200, answer: EventPage, answerType: 'text/event-stream', problems: ['notFound', 'validationFailed'],
});
export const shopEvents = operation({
  id: 'events.list', summary: 'What happened in the shop, as a page or as a stream', method: 'GET', path: '/events', scope: 'orders:read',
  query: EventQuery, status: 200, answer: EventPage, answerType: 'text/event-stream', problems: ['validationFailed'],
});
export const providerEvent = operation({
  id: 'provider.event', summary: 'What a warehouse calls back, signed', method: 'POST', path: '/provider/{providerCode}/events', scope: 'provider',
  body: ProviderEvent, status: 202, answer: ProviderReceipt, problems: ['validationFailed'],
});

// Catalogue and stock

export const searchCatalogue = operation({
  id: 'catalogue.search', summary: 'Find catalogue items', method: 'GET', path: '/catalogue/items', scope: 'catalogue:read',
  query: CatalogueQuery, status: 200, answer: CataloguePage, problems: ['validationFailed'],
});
export const getCatalogueItem = operation({
  id: 'catalogue.get', summary: 'Read a catalogue item', method: 'GET', path: '/catalogue/items/{itemId}', scope: 'catalogue:read',
  status: 200, answer: CatalogueItem, problems: ['notFound'],
});
export const upsertCatalogue = operation({
  id: 'catalogue.upsert', summary: 'Create or replace items by their SKUs', method: 'PUT', path: '/catalogue/items', scope: 'catalogue:write',
  body: CatalogueUpsert, status: 200, answer: CatalogueUpsertResult, problems: ['validationFailed', 'currencyMismatch'],
});
export const listCategories = operation({
  id: 'catalogue.categories', summary: 'The categories that have items', method: 'GET', path: '/catalogue/categories', scope: 'catalogue:read',
  status: 200, answer: CategoryList, problems: [],
});
export const readStock = operation({
  id: 'stock.read', summary: 'The stock of some SKUs', method: 'GET', path: '/stock', scope: 'catalogue:read',
  query: StockQuery, status: 200, answer: StockList, problems: ['validationFailed'],
});
export const putStock = operation({
  id: 'stock.put', summary: 'What a warehouse counted; an older count than the last is ignored', method: 'PUT', path: '/stock', scope: 'stock:write',
  body: StockSnapshot, status: 200, answer: StockSnapshotResult, problems: ['validationFailed'],
});

// Customers

export const searchCustomers = operation({
  id: 'customers.search', summary: 'Find customers', method: 'GET', path: '/customers', scope: 'orders:read',
  query: CustomerQuery, status: 200, answer: CustomerPage, problems: ['validationFailed'],
});
export const createCustomer = operation({
  id: 'customers.create', summary: 'Keep a customer', method: 'POST', path: '/customers', scope: 'orders:write', idempotent: true,
  body: CustomerInput, status: 201, answer: Customer, problems: ['validationFailed'],
});
export const getCustomer = operation({
  id: 'customers.get', summary: 'Read a customer', method: 'GET', path: '/customers/{customerId}', scope: 'orders:read',
  status: 200, answer: Customer, problems: ['notFound'],
});

// Uploads: their bytes travel by tus 1.0.0 on `/uploads`; these are the rest

export const getUpload = operation({
  id: 'uploads.get', summary: 'How far a file is', method: 'GET', path: '/uploads/{uploadId}', scope: 'uploads:write',
  status: 200, answer: Upload, problems: ['notFound'],
});
export const createContentLink = operation({
  id: 'uploads.createContentLink', summary: 'A short-lived address for the bytes of a file', method: 'POST', path: '/uploads/{uploadId}/content-link', scope: 'orders:read',
  status: 201, answer: ContentLink, problems: ['notFound'],
});
export const readContent = operation({
  id: 'uploads.content', summary: 'The bytes of a file, to download', method: 'GET', path: '/uploads/{uploadId}/content', scope: 'link',
  query: ContentQuery, status: 200, answerType: 'application/octet-stream', problems: ['notFound', 'validationFailed'],
});

// Sessions and settings

export const createSession = operation({
  id: 'sessions.create', summary: 'A short-lived token for one person’s widget', method: 'POST', path: '/sessions', scope: 'sessions:create',
  body: SessionInput, status: 201, answer: Session, problems: ['validationFailed', 'permissionDenied'],
});
export const currentSession = operation({
  id: 'sessions.current', summary: 'Whose token this is, and what it may do', method: 'GET', path: '/sessions/current', scope: 'session',
  status: 200, answer: CurrentSession, problems: [],
});
export const getSettings = operation({
  id: 'settings.get', summary: 'Reasons, methods, taxes and the rest of the shop’s settings', method: 'GET', path: '/settings', scope: 'orders:read',
  status: 200, answer: Settings, problems: [],
});

/** Every operation of the contract. */
export const operations = [
  createOrder, listOrders, calculateOrder, validateDraft, getOrder, updateOrder, deleteOrder, validateOrder, submitOrder, cancelOrder,
  addLine, updateLine, removeLine, recordPayment, addProof, verifyPayment, rejectPayment,
  listFulfilments, getFulfilment, listShipments, listMessages, orderEvents, shopEvents, providerEvent,
  searchCatalogue, getCatalogueItem, upsertCatalogue, listCategories, readStock, putStock,
  searchCustomers, createCustomer, getCustomer, getUpload, createContentLink, readContent,
  createSession, currentSession, getSettings,
] as const;
