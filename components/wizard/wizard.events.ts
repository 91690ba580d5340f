import type { EditStep, Order, OrderInput, Step } from '../../src/index.ts';

/** The order has been placed. */
export interface OrderCreatedDetail { order: Order }
/** The order as it is after an edit was saved. */
export interface OrderUpdatedDetail { order: Order }
/** The order that the person wants to see. */
export interface WizardOrderOpenDetail { orderId: string }
/** A person wants to go from one step to another. */
export interface StepChangeDetail { from: Step; to: Step }
/** What is about to be sent. */
export interface BeforeSubmitDetail {
  /** The order as it is placed, or as the edit leaves it. */
  order: OrderInput;
  /** Of an edit: the order that it changes. */
  orderId?: string;
  /** Of an edit: the calls that it takes, each with only what changes. */
  steps?: readonly EditStep[];
}
/** What has been typed is kept in this browser. */
export interface DraftSavedDetail {
  draftId: string;
  /** An instant (RFC 3339). */
  savedAt: string;
}

export interface WizardEventMap {
  /** The order has been placed; bubbles and is composed. */
  'order-created': CustomEvent<Readonly<OrderCreatedDetail>>;
  /** An edit was saved; bubbles and is composed. */
  'order-updated': CustomEvent<Readonly<OrderUpdatedDetail>>;
  /** The person wants to go back to the order that is edited. */
  'order-open': CustomEvent<Readonly<WizardOrderOpenDetail>>;
  /** Before another step is shown; `preventDefault()` keeps the person where they are. */
  'before-step-change': CustomEvent<Readonly<StepChangeDetail>>;
  /** Before the order is sent; `preventDefault()` stops it. */
  'before-submit': CustomEvent<Readonly<BeforeSubmitDetail>>;
  /** The draft was kept. */
  'draft-saved': CustomEvent<Readonly<DraftSavedDetail>>;
}
