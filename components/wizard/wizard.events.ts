import type { Order, OrderInput, Step } from '../../src/index.ts';

/** The order has been placed. */
export interface OrderCreatedDetail { order: Order }
/** A person wants to go from one step to another. */
export interface StepChangeDetail { from: Step; to: Step }
/** The order as it is about to be sent. */
export interface BeforeSubmitDetail { order: OrderInput }
/** What has been typed is kept in this browser. */
export interface DraftSavedDetail {
  draftId: string;
  /** An instant (RFC 3339). */
  savedAt: string;
}

export interface WizardEventMap {
  /** The order has been placed; bubbles and is composed. */
  'order-created': CustomEvent<Readonly<OrderCreatedDetail>>;
  /** Before another step is shown; `preventDefault()` keeps the person where they are. */
  'before-step-change': CustomEvent<Readonly<StepChangeDetail>>;
  /** Before the order is sent; `preventDefault()` stops it. */
  'before-submit': CustomEvent<Readonly<BeforeSubmitDetail>>;
  /** The draft was kept. */
  'draft-saved': CustomEvent<Readonly<DraftSavedDetail>>;
}
