import {
  CatalogueItem, CataloguePage, CatalogueQuery, CatalogueUpsert, CatalogueUpsertResult, CategoryList, StockList, StockMovementPage, StockMovementQuery,
  StockQuery, StockSnapshot, StockSnapshotResult,
} from './catalogue.ts';
import { Customer, CustomerInput, CustomerPage, CustomerQuery } from './customer.ts';
import { EventPage, EventQuery, Message, MessageInput, MessageList, MessagePreview, OrderEventQuery, ResendInput } from './event.ts';
import { CarrierEventQuery, Fulfilment, FulfilmentList, ProviderEvent, ProviderPageQuery, ProviderReceipt, ShipmentList } from './fulfilment.ts';
import { exportOrders, exportReconciliation, listOrders, reconcile, sumOrders } from './list-operations.ts';
import { mergePatchOf } from './merge-patch.ts';
import { operation } from './operation.ts';
import {
  Calculation, CancelInput, HoldInput, LineInput, Order, OrderCreate, OrderFields, OrderInput, PaymentPage, PaymentQuery, Preflight, ReleaseInput, ReturnInput, SubmitInput,
} from './order.ts';
import { PaymentInput, PaymentRejection, PaymentVoid, ProofInput, RefundInput } from './payment.ts';
import type { ProblemCode } from './problem.ts';
import { CurrentSession, Session, SessionInput } from './session.ts';
import { Settings, SettingsHistory, SettingsHistoryQuery, SettingsInput } from './settings.ts';
import { ContentLink, ContentQuery, Upload } from './upload.ts';
import { DeliveryPage, DeliveryQuery, WebhookDelivery, WebhookEndpoint, WebhookInput, WebhookList, WebhookPatch, WebhookSecret } from './webhook.ts';

export * from './list-operations.ts';

/** What a submit can be refused for; every one of them stands in `errors[]`, all at once. */
const submitProblems = [
  'preflightFailed', 'insufficientStock', 'priceReasonRequired', 'noteRequired', 'relatedOrderRequired', 'contactRequired',
  'currencyMismatch', 'proofRequired', 'duplicateSuspected', 'paymentReferenceUsed',
] as const satisfies readonly ProblemCode[];

// Orders

export const createOrder = operation({
  id: 'orders.create', summary: 'Place an order, or save it as a draft', method: 'POST', path: '/orders', idempotent: true,
  body: OrderCreate, status: 201, answer: Order, problems: ['validationFailed', 'permissionDenied', ...submitProblems],
});
export const getOrder = operation({
  id: 'orders.get', summary: 'Read an order', method: 'GET', path: '/orders/{orderId}', status: 200, answer: Order, problems: ['notFound'],
});
export const updateOrder = operation({
  id: 'orders.update', summary: 'Change an order', method: 'PATCH', path: '/orders/{orderId}', precondition: true,
  bodyType: 'application/merge-patch+json', body: mergePatchOf(OrderFields), status: 200, answer: Order,
  problems: ['notFound', 'validationFailed', 'invalidTransition', 'versionConflict', ...submitProblems],
});
export const deleteOrder = operation({
  id: 'orders.delete', summary: 'Delete a draft', method: 'DELETE', path: '/orders/{orderId}', precondition: true,
  status: 204, problems: ['notFound', 'invalidTransition', 'versionConflict'],
});
export const calculateOrder = operation({
  id: 'orders.calculate', summary: 'Work out the totals of an order that need not be saved', method: 'POST', path: '/orders/calculate',
  body: OrderInput, status: 200, answer: Calculation, problems: ['validationFailed', 'currencyMismatch'],
});
export const validateDraft = operation({
  id: 'orders.validateDraft', summary: 'Check an order that need not be saved', method: 'POST', path: '/orders/validate',
  body: OrderInput, status: 200, answer: Preflight, problems: ['validationFailed'],
});
export const validateOrder = operation({
  id: 'orders.validate', summary: 'Check a saved draft', method: 'POST', path: '/orders/{orderId}/validate',
  status: 200, answer: Preflight, problems: ['notFound'],
});
export const submitOrder = operation({
  id: 'orders.submit', summary: 'Place a draft', method: 'POST', path: '/orders/{orderId}/submit', idempotent: true, precondition: true,
  body: SubmitInput, bodyOptional: true, status: 200, answer: Order, problems: ['notFound', 'invalidTransition', 'versionConflict', ...submitProblems],
});
export const undoOrder = operation({
  id: 'orders.undo', summary: 'Make a placed order a draft again, before anything of it has left', method: 'POST', path: '/orders/{orderId}/undo', idempotent: true,
  precondition: true, status: 200, answer: Order, problems: ['notFound', 'invalidTransition', 'versionConflict'],
});
export const sendOrderNow = operation({
  id: 'orders.sendNow', summary: 'End the grace period: what waits for it leaves', method: 'POST', path: '/orders/{orderId}/send-now', idempotent: true,
  precondition: true, status: 200, answer: Order, problems: ['notFound', 'invalidTransition', 'versionConflict'],
});
export const holdOrder = operation({
  id: 'orders.hold', summary: 'Keep an order from its warehouse', method: 'POST', path: '/orders/{orderId}/hold', idempotent: true, precondition: true,
  body: HoldInput, status: 200, answer: Order, problems: ['notFound', 'validationFailed', 'invalidTransition', 'versionConflict'],
});
export const releaseOrder = operation({
  id: 'orders.release', summary: 'Let a held order go', method: 'POST', path: '/orders/{orderId}/release', idempotent: true, precondition: true,
  body: ReleaseInput, bodyOptional: true, status: 200, answer: Order, problems: ['notFound', 'validationFailed', 'invalidTransition', 'versionConflict'],
});
export const duplicateOrder = operation({
  id: 'orders.duplicate', summary: 'Begin a draft with what an order holds, at the prices of today', method: 'POST', path: '/orders/{orderId}/duplicate', idempotent: true,
  status: 201, answer: Order, problems: ['notFound'],
});
export const returnGoods = operation({
  id: 'orders.return', summary: 'Record goods that came back', method: 'POST', path: '/orders/{orderId}/returns', idempotent: true, precondition: true,
  body: ReturnInput, status: 201, answer: Order, problems: ['notFound', 'validationFailed', 'invalidTransition', 'versionConflict'],
});
export const cancelOrder = operation({
  id: 'orders.cancel', summary: 'Cancel an order and give its stock back, or ask the warehouse that has it to stop', method: 'POST', path: '/orders/{orderId}/cancel', idempotent: true,
  precondition: true, body: CancelInput, bodyOptional: true, status: 200, answer: Order, problems: ['notFound', 'invalidTransition', 'alreadyShipped', 'versionConflict'],
});

// Lines: of a draft, and of a placed order as far as they have not shipped

export const addLine = operation({
  id: 'orders.addLine', summary: 'Add a line', method: 'POST', path: '/orders/{orderId}/lines', idempotent: true, precondition: true,
  body: LineInput, status: 201, answer: Order, problems: ['notFound', 'alreadyShipped', 'validationFailed', 'invalidTransition', 'versionConflict', 'currencyMismatch', 'insufficientStock', 'priceReasonRequired'],
});
export const updateLine = operation({
  id: 'orders.updateLine', summary: 'Change a line', method: 'PATCH', path: '/orders/{orderId}/lines/{lineId}', precondition: true,
  bodyType: 'application/merge-patch+json', body: mergePatchOf(LineInput), status: 200, answer: Order,
  problems: ['notFound', 'alreadyShipped', 'validationFailed', 'invalidTransition', 'versionConflict', 'currencyMismatch', 'insufficientStock', 'priceReasonRequired'],
});
export const removeLine = operation({
  id: 'orders.removeLine', summary: 'Take a line off', method: 'DELETE', path: '/orders/{orderId}/lines/{lineId}', precondition: true,
  status: 200, answer: Order, problems: ['notFound', 'alreadyShipped', 'invalidTransition', 'versionConflict'],
});

// Payments and their proofs

export const recordPayment = operation({
  id: 'payments.record', summary: 'Record a claim that money was paid', method: 'POST', path: '/orders/{orderId}/payments', idempotent: true,
  body: PaymentInput, status: 201, answer: Order, problems: ['notFound', 'validationFailed', 'invalidTransition', 'currencyMismatch', 'paymentReferenceUsed'],
});
export const addProof = operation({
  id: 'payments.addProof', summary: 'Add an uploaded file as the proof of a payment', method: 'POST', path: '/orders/{orderId}/payments/{paymentId}/proofs',
  idempotent: true, body: ProofInput, status: 201, answer: Order, problems: ['notFound', 'validationFailed', 'invalidTransition', 'currencyMismatch', 'paymentReferenceUsed'],
});
export const verifyPayment = operation({
  id: 'payments.verify', summary: 'Say that the money is there', method: 'POST', path: '/orders/{orderId}/payments/{paymentId}/verify',
  idempotent: true, precondition: true, status: 200, answer: Order, problems: ['notFound', 'invalidTransition', 'versionConflict'],
});
export const listPayments = operation({
  id: 'payments.list', summary: 'Payments of all placed orders, oldest first: the queue of the proof desk', method: 'GET', path: '/payments',
  query: PaymentQuery, status: 200, answer: PaymentPage, problems: ['validationFailed'],
});
export const voidPayment = operation({
  id: 'payments.void', summary: 'Take back a claim that was recorded by mistake', method: 'POST', path: '/orders/{orderId}/payments/{paymentId}/void',
  idempotent: true, precondition: true, body: PaymentVoid, bodyOptional: true, status: 200, answer: Order,
  problems: ['notFound', 'validationFailed', 'invalidTransition', 'versionConflict'],
});
export const refundPayment = operation({
  id: 'payments.refund', summary: 'Say that verified money went back', method: 'POST', path: '/orders/{orderId}/payments/{paymentId}/refunds',
  idempotent: true, precondition: true, body: RefundInput, status: 201, answer: Order,
  problems: ['notFound', 'validationFailed', 'invalidTransition', 'versionConflict', 'currencyMismatch'],
});
export const rejectPayment = operation({
  id: 'payments.reject', summary: 'Say that a proof proves nothing', method: 'POST', path: '/orders/{orderId}/payments/{paymentId}/reject',
  idempotent: true, precondition: true, body: PaymentRejection, status: 200, answer: Order, problems: ['notFound', 'validationFailed', 'invalidTransition', 'versionConflict'],
});

// What follows from an order

export const listFulfilments = operation({
  id: 'fulfilments.listForOrder', summary: 'The hand-offs of an order', method: 'GET', path: '/orders/{orderId}/fulfilments',
  status: 200, answer: FulfilmentList, problems: ['notFound'],
});
export const getFulfilment = operation({
  id: 'fulfilments.get', summary: 'Read a hand-off', method: 'GET', path: '/fulfilments/{fulfilmentId}',
  status: 200, answer: Fulfilment, problems: ['notFound'],
});
export const listShipments = operation({
  id: 'fulfilments.listShipments', summary: 'The parcels of an order', method: 'GET', path: '/orders/{orderId}/shipments',
  status: 200, answer: ShipmentList, problems: ['notFound'],
});
export const retryFulfilment = operation({
  id: 'fulfilments.retry', summary: 'Send a hand-off again that did not reach its warehouse, or was refused', method: 'POST', path: '/fulfilments/{fulfilmentId}/retry',
  idempotent: true, status: 200, answer: Fulfilment, problems: ['notFound', 'invalidTransition'],
});
export const refreshFulfilment = operation({
  id: 'fulfilments.refresh', summary: 'Ask the warehouse how far a hand-off is', method: 'POST', path: '/fulfilments/{fulfilmentId}/refresh', idempotent: true,
  status: 200, answer: Fulfilment, problems: ['notFound', 'invalidTransition', 'providerUnavailable'],
});
export const sendMessage = operation({
  id: 'messages.send', summary: 'Write to the customer', method: 'POST', path: '/orders/{orderId}/messages', idempotent: true,
  body: MessageInput, status: 201, answer: Message, problems: ['notFound', 'validationFailed', 'invalidTransition', 'contactRequired'],
});
export const previewMessage = operation({
  id: 'messages.preview', summary: 'An e-mail as it would be sent now', method: 'POST', path: '/orders/{orderId}/messages/preview',
  body: MessageInput, status: 200, answer: MessagePreview, problems: ['notFound', 'validationFailed', 'invalidTransition'],
});
export const previewDraftMessage = operation({
  id: 'messages.previewDraft', summary: 'The confirmation of an order that need not be saved', method: 'POST', path: '/messages/preview',
  body: OrderInput, status: 200, answer: MessagePreview, problems: ['validationFailed', 'currencyMismatch'],
});
export const resendMessage = operation({
  id: 'messages.resend', summary: 'Send an e-mail again: a new message when it was sent, the same one when it failed', method: 'POST',
  path: '/orders/{orderId}/messages/{messageId}/resend', idempotent: true, body: ResendInput, bodyOptional: true, status: 201, answer: Message,
  problems: ['notFound', 'validationFailed', 'invalidTransition'],
});
export const listMessages = operation({
  id: 'messages.listForOrder', summary: 'The e-mails of an order', method: 'GET', path: '/orders/{orderId}/messages',
  status: 200, answer: MessageList, problems: ['notFound'],
});
export const orderEvents = operation({
  id: 'events.forOrder', summary: 'The history of an order, as a page or as a stream', method: 'GET', path: '/orders/{orderId}/events',
  query: OrderEventQuery, status: 200, answer: EventPage, answerType: ['text/event-stream'], problems: ['notFound', 'validationFailed'],
});
export const shopEvents = operation({
  id: 'events.list', summary: 'What happened in the shop, as a page or as a stream', method: 'GET', path: '/events',
  query: EventQuery, status: 200, answer: EventPage, answerType: ['text/event-stream'], problems: ['validationFailed'],
});
export const providerEvent = operation({
  id: 'provider.event', summary: 'What a warehouse calls back, signed', method: 'POST', path: '/provider/{providerCode}/events',
  body: ProviderEvent, status: 202, answer: ProviderReceipt, problems: ['validationFailed'],
});

export const carrierEvent = operation({
  id: 'provider.carrierEvent', summary: 'What EasyPost, AfterShip or Shippo post about a parcel, signed as each of them does', method: 'POST', path: '/carriers/{source}/events',
  query: CarrierEventQuery, status: 202, answer: ProviderReceipt, problems: ['notFound', 'malformedRequest'],
});
export const providerPage = operation({
  id: 'provider.page', summary: 'The page of a hand-off, for a warehouse with no system of its own', method: 'GET', path: '/provider/{providerCode}/fulfilments/{fulfilmentId}',
  query: ProviderPageQuery, status: 200, answerType: ['text/html'], problems: ['notFound'],
});
export const providerAnswer = operation({
  id: 'provider.answer', summary: 'What is typed on that page', method: 'POST', path: '/provider/{providerCode}/fulfilments/{fulfilmentId}',
  bodyType: 'application/x-www-form-urlencoded', query: ProviderPageQuery, status: 200, answerType: ['text/html'], problems: ['notFound', 'unsupportedMediaType'],
});

// Catalogue and stock

export const searchCatalogue = operation({
  id: 'catalogue.search', summary: 'Find catalogue items', method: 'GET', path: '/catalogue/items',
  query: CatalogueQuery, status: 200, answer: CataloguePage, problems: ['validationFailed'],
});
export const getCatalogueItem = operation({
  id: 'catalogue.get', summary: 'Read a catalogue item', method: 'GET', path: '/catalogue/items/{itemId}',
  status: 200, answer: CatalogueItem, problems: ['notFound'],
});
export const upsertCatalogue = operation({
  id: 'catalogue.upsert', summary: 'Create or replace items by their SKUs', method: 'PUT', path: '/catalogue/items',
  body: CatalogueUpsert, status: 200, answer: CatalogueUpsertResult, problems: ['validationFailed', 'currencyMismatch'],
});
export const listCategories = operation({
  id: 'catalogue.categories', summary: 'The categories that have items', method: 'GET', path: '/catalogue/categories',
  status: 200, answer: CategoryList, problems: [],
});
export const readStock = operation({
  id: 'stock.read', summary: 'The stock of some SKUs', method: 'GET', path: '/stock', query: StockQuery, status: 200, answer: StockList, problems: ['validationFailed'],
});
export const putStock = operation({
  id: 'stock.put', summary: 'What a warehouse counted; an older count than the last is ignored', method: 'PUT', path: '/stock',
  body: StockSnapshot, status: 200, answer: StockSnapshotResult, problems: ['validationFailed'],
});

export const stockMovements = operation({
  id: 'stock.movements', summary: 'What orders took of an item and gave back, newest first', method: 'GET', path: '/stock/movements',
  query: StockMovementQuery, status: 200, answer: StockMovementPage, problems: ['validationFailed'],
});

// Customers

export const searchCustomers = operation({
  id: 'customers.search', summary: 'Find customers', method: 'GET', path: '/customers',
  query: CustomerQuery, status: 200, answer: CustomerPage, problems: ['validationFailed'],
});
export const createCustomer = operation({
  id: 'customers.create', summary: 'Keep a customer', method: 'POST', path: '/customers', idempotent: true,
  body: CustomerInput, status: 201, answer: Customer, problems: ['validationFailed'],
});
export const getCustomer = operation({
  id: 'customers.get', summary: 'Read a customer', method: 'GET', path: '/customers/{customerId}',
  status: 200, answer: Customer, problems: ['notFound'],
});

// Uploads: their bytes travel by tus 1.0.0 on `/uploads`; these are the rest

export const getUpload = operation({
  id: 'uploads.get', summary: 'How far a file is', method: 'GET', path: '/uploads/{uploadId}',
  status: 200, answer: Upload, problems: ['notFound'],
});
export const createContentLink = operation({
  id: 'uploads.createContentLink', summary: 'A short-lived address for the bytes of a file', method: 'POST', path: '/uploads/{uploadId}/content-link',
  status: 201, answer: ContentLink, problems: ['notFound'],
});
export const readContent = operation({
  id: 'uploads.content', summary: 'The bytes of a file, to download', method: 'GET', path: '/uploads/{uploadId}/content',
  query: ContentQuery, status: 200, answerType: ['application/octet-stream'], problems: ['notFound', 'validationFailed'],
});

// Sessions and settings

export const createSession = operation({
  id: 'sessions.create', summary: 'A short-lived token for one person’s widget', method: 'POST', path: '/sessions',
  body: SessionInput, status: 201, answer: Session, problems: ['validationFailed', 'permissionDenied'],
});
export const currentSession = operation({
  id: 'sessions.current', summary: 'Whose token this is, and what it may do', method: 'GET', path: '/sessions/current',
  status: 200, answer: CurrentSession, problems: [],
});
export const getSettings = operation({
  id: 'settings.get', summary: 'Reasons, methods, taxes and the rest of the shop’s settings', method: 'GET', path: '/settings',
  status: 200, answer: Settings, problems: [],
});

export const updateSettings = operation({
  id: 'settings.update', summary: 'Change the shop’s settings', method: 'PATCH', path: '/settings', precondition: true,
  bodyType: 'application/merge-patch+json', body: mergePatchOf(SettingsInput), status: 200, answer: Settings, problems: ['validationFailed', 'versionConflict'],
});
export const settingsHistory = operation({
  id: 'settings.history', summary: 'The versions of the settings, newest first', method: 'GET', path: '/settings/history',
  query: SettingsHistoryQuery, status: 200, answer: SettingsHistory, problems: ['validationFailed'],
});

// Webhooks

export const listWebhooks = operation({
  id: 'webhooks.list', summary: 'Where the shop’s events are posted', method: 'GET', path: '/webhooks', status: 200, answer: WebhookList, problems: [],
});
export const createWebhook = operation({
  id: 'webhooks.create', summary: 'Post the shop’s events somewhere', method: 'POST', path: '/webhooks', idempotent: true,
  body: WebhookInput, status: 201, answer: WebhookSecret, problems: ['validationFailed'],
});
export const updateWebhook = operation({
  id: 'webhooks.update', summary: 'Change an endpoint', method: 'PATCH', path: '/webhooks/{webhookId}', precondition: true,
  bodyType: 'application/merge-patch+json', body: mergePatchOf(WebhookPatch), status: 200, answer: WebhookEndpoint, problems: ['notFound', 'validationFailed', 'versionConflict'],
});
export const deleteWebhook = operation({
  id: 'webhooks.delete', summary: 'Post nothing there any more', method: 'DELETE', path: '/webhooks/{webhookId}', precondition: true,
  status: 204, problems: ['notFound', 'versionConflict'],
});
export const rotateWebhookSecret = operation({
  id: 'webhooks.rotateSecret', summary: 'Give an endpoint a new secret; the old one is signed with for another day', method: 'POST', path: '/webhooks/{webhookId}/rotate-secret',
  idempotent: true, status: 201, answer: WebhookSecret, problems: ['notFound'],
});
export const testWebhook = operation({
  id: 'webhooks.test', summary: 'Post a test event', method: 'POST', path: '/webhooks/{webhookId}/test', idempotent: true,
  status: 202, answer: WebhookDelivery, problems: ['notFound'],
});
export const listDeliveries = operation({
  id: 'webhooks.deliveries', summary: 'What was posted to an endpoint, newest first', method: 'GET', path: '/webhooks/{webhookId}/deliveries', query: DeliveryQuery,
  status: 200, answer: DeliveryPage, problems: ['notFound', 'validationFailed'],
});
export const redeliver = operation({
  id: 'webhooks.redeliver', summary: 'Post again what was given up', method: 'POST', path: '/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver', idempotent: true,
  status: 202, answer: WebhookDelivery, problems: ['notFound', 'invalidTransition'],
});

/** Every operation of the contract. */
export const operations = [
  createOrder, listOrders, sumOrders, exportOrders, reconcile, exportReconciliation, calculateOrder, validateDraft, getOrder, updateOrder, deleteOrder, validateOrder,
  submitOrder, undoOrder, sendOrderNow, cancelOrder, holdOrder, releaseOrder, duplicateOrder, returnGoods, addLine, updateLine, removeLine,
  listPayments, recordPayment, addProof, verifyPayment, rejectPayment, voidPayment, refundPayment,
  listFulfilments, getFulfilment, listShipments, retryFulfilment, refreshFulfilment,
  listMessages, sendMessage, previewMessage, previewDraftMessage, resendMessage, orderEvents, shopEvents, providerEvent, carrierEvent, providerPage, providerAnswer,
  searchCatalogue, getCatalogueItem, upsertCatalogue, listCategories, readStock, putStock, stockMovements,
  searchCustomers, createCustomer, getCustomer, getUpload, createContentLink, readContent,
  createSession, currentSession, getSettings, updateSettings, settingsHistory,
  listWebhooks, createWebhook, updateWebhook, deleteWebhook, rotateWebhookSecret, testWebhook, listDeliveries, redeliver,
] as const;
