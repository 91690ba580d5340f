/** The classes of the elements and what goes with them. Importing this registers nothing: `./define.ts` does. */
export { registerLocale, type Message, type MessageKey, type Messages, type PluralForms } from './foundation/messages.ts';
export { ManualOrderProvider } from './provider/provider.ts';
export { ManualOrderItemPicker } from './item-picker/item-picker.ts';
export type { ItemPickerEventMap, PickedItem } from './item-picker/item-picker.events.ts';
export { ManualOrderProofUploader } from './proof-uploader/proof-uploader.ts';
export type { ProofUploaderEventMap } from './proof-uploader/proof-uploader.events.ts';
export { ManualOrderStatusTracker } from './status-tracker/status-tracker.ts';
export type { StatusTrackerEventMap } from './status-tracker/status-tracker.events.ts';
export { ManualOrderList } from './order-list/order-list.ts';
export type { OrderListEventMap } from './order-list/order-list.events.ts';
export { ManualOrderProofDesk } from './proof-desk/proof-desk.ts';
export type { ProofDeskEventMap } from './proof-desk/proof-desk.events.ts';
export { ManualOrderDetail } from './order-detail/order-detail.ts';
export type { OrderDetailEventMap } from './order-detail/order-detail.events.ts';
export { ManualOrderWizard } from './wizard/wizard.ts';
export type { WizardEventMap } from './wizard/wizard.events.ts';
