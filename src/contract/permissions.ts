import type { OrderStatus } from './order.ts';
import type { Scope } from './session.ts';

/** The way in: a scope that the token carries; any token; a signed call of a warehouse; a signed, short-lived address; nobody asks. */
export type Entry = Scope | 'session' | 'provider' | 'link' | 'public';

/** Who may ask for an operation, and while its order, and its payment, are where. */
export interface Permission {
  readonly scope: Entry;
  /** Where the order must be; anywhere when absent. */
  readonly order?: readonly OrderStatus[];
  /** Where the payment must be; anywhere when absent. */
  readonly payment?: readonly ('pending' | 'proofSubmitted' | 'verified' | 'rejected')[];
  /** Not who recorded the payment, where the shop asks for a second person. */
  readonly secondPerson?: boolean;
}

const live = ['draft', 'confirmed', 'completed'] as const;
const placed = ['confirmed', 'completed'] as const;
const open = ['draft', 'confirmed'] as const;

/**
 * Who may do what, and when: the one table that the server checks by, that elements disable by, and that the tests go
 * through. An operation without a row is none.
 */
export const permissions = {
  'orders.create': { scope: 'orders:write' },
  'orders.list': { scope: 'orders:read' },
  'orders.sum': { scope: 'orders:read' },
  'orders.export': { scope: 'orders:read' },
  'orders.reconcile': { scope: 'orders:read' },
  'orders.exportReconciliation': { scope: 'orders:read' },
  'orders.get': { scope: 'orders:read' },
  'orders.update': { scope: 'orders:write', order: live },
  'orders.delete': { scope: 'orders:write', order: ['draft'] },
  'orders.calculate': { scope: 'orders:read' },
  'orders.validateDraft': { scope: 'orders:read' },
  'orders.validate': { scope: 'orders:read' },
  'orders.submit': { scope: 'orders:write', order: ['draft'] },
  'orders.undo': { scope: 'orders:write', order: ['confirmed'] },
  'orders.sendNow': { scope: 'orders:write', order: ['confirmed'] },
  'orders.cancel': { scope: 'orders:cancel', order: open },
  'orders.hold': { scope: 'orders:write', order: ['confirmed'] },
  'orders.release': { scope: 'orders:write', order: ['confirmed'] },
  'orders.duplicate': { scope: 'orders:write' },
  'orders.return': { scope: 'fulfilments:write', order: placed },
  'orders.addLine': { scope: 'orders:write', order: open },
  'orders.updateLine': { scope: 'orders:write', order: open },
  'orders.removeLine': { scope: 'orders:write', order: open },
  'payments.list': { scope: 'orders:read' },
  'payments.record': { scope: 'payments:record', order: live },
  'payments.addProof': { scope: 'payments:record', order: live, payment: ['pending', 'proofSubmitted', 'rejected'] },
  'payments.verify': { scope: 'payments:verify', order: placed, payment: ['pending', 'proofSubmitted'], secondPerson: true },
  'payments.reject': { scope: 'payments:verify', order: placed, payment: ['pending', 'proofSubmitted'], secondPerson: true },
  'payments.void': { scope: 'payments:record', order: live, payment: ['pending', 'proofSubmitted', 'rejected'] },
  'payments.refund': { scope: 'payments:verify', payment: ['verified'] },
  'fulfilments.listForOrder': { scope: 'orders:read' },
  'fulfilments.get': { scope: 'orders:read' },
  'fulfilments.listShipments': { scope: 'orders:read' },
  'fulfilments.retry': { scope: 'fulfilments:write', order: placed },
  'fulfilments.refresh': { scope: 'fulfilments:write', order: placed },
  'messages.listForOrder': { scope: 'orders:read' },
  'messages.send': { scope: 'messages:send', order: ['confirmed', 'completed', 'cancelled'] },
  'messages.preview': { scope: 'orders:read' },
  'messages.previewDraft': { scope: 'orders:read' },
  'messages.resend': { scope: 'messages:send', order: ['confirmed', 'completed', 'cancelled'] },
  'events.forOrder': { scope: 'orders:read' },
  'events.list': { scope: 'orders:read' },
  'provider.event': { scope: 'provider' },
  'provider.carrierEvent': { scope: 'provider' },
  'provider.page': { scope: 'link' },
  'provider.answer': { scope: 'link' },
  'catalogue.search': { scope: 'catalogue:read' },
  'catalogue.get': { scope: 'catalogue:read' },
  'catalogue.upsert': { scope: 'catalogue:write' },
  'catalogue.categories': { scope: 'catalogue:read' },
  'stock.read': { scope: 'catalogue:read' },
  'stock.put': { scope: 'stock:write' },
  'stock.movements': { scope: 'orders:read' },
  'customers.search': { scope: 'orders:read' },
  'customers.create': { scope: 'orders:write' },
  'customers.get': { scope: 'orders:read' },
  'uploads.get': { scope: 'uploads:write' },
  'uploads.createContentLink': { scope: 'orders:read' },
  'uploads.content': { scope: 'link' },
  'sessions.create': { scope: 'sessions:create' },
  'sessions.current': { scope: 'session' },
  'settings.get': { scope: 'orders:read' },
  'settings.update': { scope: 'settings:write' },
  'settings.history': { scope: 'settings:write' },
  'webhooks.list': { scope: 'settings:write' },
  'webhooks.create': { scope: 'settings:write' },
  'webhooks.update': { scope: 'settings:write' },
  'webhooks.delete': { scope: 'settings:write' },
  'webhooks.rotateSecret': { scope: 'settings:write' },
  'webhooks.test': { scope: 'settings:write' },
  'webhooks.deliveries': { scope: 'settings:write' },
  'webhooks.redeliver': { scope: 'settings:write' },
} as const satisfies Readonly<Record<string, Permission>>;
export type OperationId = keyof typeof permissions;

/**
 * Up to where a field of an order may change: `draft` until it is placed; `shipping` until something of it has shipped
 * (a warehouse that has it is told); `always` until it is cancelled.
 */
export type FieldStage = 'draft' | 'shipping' | 'always';

export interface FieldPermission {
  readonly stage: FieldStage;
  /** What it takes beside the operation’s own scope. */
  readonly scope?: Scope;
}

/** Every field of an order that a person fills in. What may become of a line is a rule of its own: what shipped cannot shrink. */
export const fieldPermissions = {
  segment: { stage: 'draft' },
  channel: { stage: 'draft' },
  reason: { stage: 'draft' },
  relatedOrderId: { stage: 'draft' },
  orderedAt: { stage: 'draft' },
  currency: { stage: 'draft' },
  providerCode: { stage: 'draft' },
  locale: { stage: 'always' },
  purchaseOrderNumber: { stage: 'always' },
  externalReference: { stage: 'always' },
  recipients: { stage: 'always' },
  notes: { stage: 'always' },
  tags: { stage: 'always' },
  requestedDeliveryDate: { stage: 'shipping' },
  customer: { stage: 'shipping' },
  company: { stage: 'shipping' },
  shippingAddress: { stage: 'shipping' },
  billingAddress: { stage: 'shipping' },
  shipping: { stage: 'shipping' },
  paymentTerms: { stage: 'shipping' },
  discounts: { stage: 'shipping', scope: 'prices:override' },
} as const satisfies Readonly<Record<string, FieldPermission>>;
export type EditableField = keyof typeof fieldPermissions;
