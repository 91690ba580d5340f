/** What can be done with an order: downloaded once the page is shown, before the first of it is asked for. */
export { ActionDialog, type ActionDialogOptions, type ActionRequest } from './action-dialog.ts';
export { addressAction, notesAction, quantityAction, removeAction } from './edit-actions.ts';
export { previewAction, resendAction, sendAction } from './message-actions.ts';
export { cancelAction, duplicateAction, holdAction, releaseAction, returnAction, sendNowAction, undoAction } from './order-actions.ts';
export { recordAction, refundAction, rejectAction, verifyAction, voidAction } from './payment-actions.ts';
export { addProofAction } from './proof-actions.ts';
export { refreshAction, retryAction } from './warehouse-actions.ts';
export { dialogStyles } from './action-dialog.css.ts';
export { detailActions as texts } from '../../locales/en/detail-actions.ts';
export { forms as formTexts } from '../../locales/en/forms.ts';
