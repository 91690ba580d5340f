// The public entry. What is not named here can change without notice.

export { createClient, type Bound, type Client } from './client.ts';
export {
  createCore, createIdempotencyKey, type Core, type CoreOptions, type Fetch, type Middleware, type RequestContext,
} from './transport/core.ts';
export { call, type CallInput, type CallOptions, type ConditionalOptions } from './transport/call.ts';
export { ApiPromise, type ApiResponse, type Result } from './transport/api-promise.ts';
export type { Download, DownloadOptions } from './transport/download.ts';
export { PagePromise } from './transport/paging.ts';
export type { WatchOptions, WatchState } from './transport/watch.ts';
export type { RetryOptions } from './transport/retry.ts';
export type { AccessToken, TokenProvider } from './transport/tokens.ts';
export {
  ApiError, ContractError, ManualOrderError, NetworkError, TimeoutError, TokenError,
  isApiError, isContractError, isManualOrderError, isNetworkError, isTimeoutError, isTokenError,
  type ErrorContext, type ErrorKind,
} from './transport/errors.ts';

// The resources as functions that take a core, for who needs only some of them.
export * as catalogue from './resources/catalogue.ts';
export * as customers from './resources/customers.ts';
export * as events from './resources/events.ts';
export * as fulfilments from './resources/fulfilments.ts';
export * as messages from './resources/messages.ts';
export * as orders from './resources/orders.ts';
export * as payments from './resources/payments.ts';
export * as sessions from './resources/sessions.ts';
export * as settings from './resources/settings.ts';
export * as stock from './resources/stock.ts';
export * as uploads from './resources/uploads.ts';
export * as webhooks from './resources/webhooks.ts';
export type { Categories } from './resources/catalogue.ts';
export type { CustomerSearch } from './resources/customers.ts';
export type { EventListQuery, OrderEventListQuery } from './resources/events.ts';
export type { Fulfilments, Shipments } from './resources/fulfilments.ts';
export type { Messages } from './resources/messages.ts';
export type { LinePatch, OrderListQuery, OrderPatch } from './resources/orders.ts';
export type { SettingsPatch } from './resources/settings.ts';
export type { StockLevels, StockSnapshotOutcome } from './resources/stock.ts';
export type { WebhookPatch, Webhooks, WebhookWithSecret } from './resources/webhooks.ts';
export type { QueueOptions } from './uploads/client-runner.ts';
export type { SendOptions } from './uploads/send-file.ts';

export {
  uploadStates, type FileAtPath, type UploadDetails, type UploadDoneEvent, type UploadProblem, type UploadRecord, type UploadRefusal, type Uploads, type UploadState, type UploadTotals,
} from './uploads/records.ts';
export { UploadQueue, type Connection, type UploadQueueOptions } from './uploads/queue.ts';
export type { UploadLimits } from './uploads/checks.ts';
export { durableStore, indexedDbStore, memoryStore, type KeyedStore } from './uploads/keyed-store.ts';
export { mediaTypeOf } from './uploads/media-type.ts';
export { browserTabs, type TabNews, type Tabs } from './uploads/tabs.ts';
export type { Transfer, TransferRequest, UnfinishedUpload } from './uploads/transfer.ts';
export type {
  DraftAction, DraftInput, DraftLine, DraftPatch, LineDraftPatch, OrderDraft, Partially, PaymentDraftPatch, SentOrder,
} from './drafts/draft.ts';
export { diffOrders, undoChange, type EditedLine, type EditedOrder, type OrderChange } from './drafts/edited-order.ts';
export { editSteps, type EditStep } from './drafts/edit-steps.ts';
export { mergeOrders, type MergeOptions, type OrderConflict, type OrderMerge } from './drafts/merge.ts';
export { draftToOrderInput, type OrderInputContext } from './drafts/order-input.ts';
export {
  claimedOf, itemFinder, lineTotalsOf, listPriceOf, methodFor, moneyIsDue, priceIsChanged, priceIsUnknown, pricesAreEditable, reasonFor, remarkIsRequired, taxRateOf, totalsOf, unitPriceOf, wholeMoney,
  type FormContext, type OrderForm,
} from './drafts/prices.ts';
export { proofsOfUploads, usualProofKind } from './drafts/proofs.ts';
export { emptyDraft, reduceDraft } from './drafts/reducer.ts';
export { browserDrafts, type KeptDraft } from './drafts/draft-store.ts';
export { Drafts, draftScopeOf, type DraftBeginning, type DraftNews, type DraftsOptions, type ListedDraft } from './drafts/drafts.ts';
export { DraftSession } from './drafts/session.ts';

// The contract
export type { Address } from './contract/address.ts';
export { itemStatuses, ledgerReasons, upsertOutcomes } from './contract/catalogue.ts';
export type { CatalogueItem, CatalogueItemInput, CatalogueQuery, CatalogueUpsertResult, ItemOption, StockFigures, StockLevel, StockMovement } from './contract/catalogue.ts';
export { segments } from './contract/customer.ts';
export type { Company, Customer, CustomerInput, Segment } from './contract/customer.ts';
export { eventTypes, messageKinds, messageStatuses } from './contract/event.ts';
export type { EventType, Message, MessagePreview, OrderEvent } from './contract/event.ts';
export { carrierSources, carrierStatuses, handOffStatuses } from './contract/fulfilment.ts';
export type { CarrierSource, CarrierStatus, Fulfilment, HandOff, ProviderCall, ProviderEvent, Shipment, TrackingEvent } from './contract/fulfilment.ts';
export { applyMergePatch, type MergePatch } from './contract/merge-patch.ts';
export { currencyExponent, money } from './contract/currency.ts';
export type { Money } from './contract/money.ts';
export {
  alertCodes, channels, lineKinds, maxLines, maxOrderIds, OrderCreate, orderFulfilmentStatuses, orderPaymentStatuses, orderSorts, orderStatuses, origins, paymentTermTypes,
} from './contract/order.ts';
export type {
  AlertCode, Calculation, DiscountInput, LineInput, Order, OrderAlert, OrderFilter, OrderFulfilmentStatus, OrderHold, OrderInput, OrderLine, OrderPaymentStatus,
  OrderQuery, OrderReturn, OrderStatus, OrderSummary, OrderTotals, PaymentEntry, PaymentQuery, Preflight, ReturnInput,
} from './contract/order.ts';
export { exportFormats, exportRows, lineExportColumns, orderExportColumns } from './contract/order-export.ts';
export type { ExportColumn, ExportFormat, OrderExportQuery, OrderSum, OrderSums } from './contract/order-export.ts';
export type { Page } from './contract/page.ts';
export { paymentStatuses, proofKinds, proofStatuses, releaseRules } from './contract/payment.ts';
export type { Duplicate, Payment, PaymentInput, Proof, ProofInput, Refund, RefundInput } from './contract/payment.ts';
export { fieldPermissions, permissions, type EditableField, type FieldStage, type OperationId, type Permission } from './contract/permissions.ts';
export { fieldCodes, fieldErrors, problemCodes, problemStatuses, steps } from './contract/problem.ts';
export type { FieldCode, FieldError, Problem, ProblemCode, Step } from './contract/problem.ts';
export type { Reconciliation, ReconciliationRow } from './contract/reconciliation.ts';
export { roles, roleScopes, scopes } from './contract/session.ts';
export type { Actor, CurrentSession, Role, Scope, Session, SessionInput } from './contract/session.ts';
export type { MessageWords, OrderReason, PaymentMethod, Settings, SettingsChange, SettingsInput } from './contract/settings.ts';
export { maxProofsPerOrder, maxUploadBytes, proofMediaTypes, uploadChunkBytes, uploadStatuses } from './contract/upload-limits.ts';
export type { ContentLink, Upload } from './contract/upload.ts';
export { deliveryStatuses, webhookStatuses } from './contract/webhook.ts';
export type { WebhookDelivery, WebhookEndpoint, WebhookEvent } from './contract/webhook.ts';

// The rules that browser and server share
export { addressRule, malaysianStates, type AddressRule } from './rules/addresses.ts';
export { growthWaitsFor, lineLimits, lockedFields, lockedLines, standingQuantity, type LineLimits, type LockReason } from './rules/edits.ts';
export { orderTransitions, releaseBlockedBy } from './rules/lifecycle.ts';
export { orderedAtRange, preflight, stepOf, type KnownItem, type PreflightContext } from './rules/preflight.ts';
export { noteIsRequired, paymentIsRequired, reasonOf } from './rules/reasons.ts';
export { fieldRefusedBecause, refusedBecause, type Asking, type Refusal } from './rules/rights.ts';
export { unstorableText } from './rules/storable-text.ts';
export { calculateTotals, type Discount, type PricedLine, type PricedOrder, type Totals } from './rules/totals.ts';
