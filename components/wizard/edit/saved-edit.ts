import type { Order, OrderChange } from '../../../src/index.ts';
import type { FormContext, OrderForm } from '../order-form.ts';

/** What an edit has come to. */
export interface SavedEdit {
  readonly order: Order;
  /** What the person changed, and the form they changed it in. */
  readonly changes: readonly OrderChange[];
  readonly form: OrderForm;
  readonly context: FormContext;
  readonly base: Order;
  /** What somebody else had changed meanwhile; it was kept. */
  readonly taken: readonly OrderChange[];
  /** Whether more was typed while it was being saved: that is kept for another edit. */
  readonly isMoreTyped: boolean;
}
