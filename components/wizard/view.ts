import type { CatalogueItem, Client, Customer, DraftLine, FieldError, LineDraftPatch, Order, OrderInput, OrderSummary, Step, Uploads } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type { AddressEntry } from './address-entry.ts';
import type { LastOrder } from './last-order.ts';
import type { LookAhead } from './look-ahead.ts';
import type { Lookup } from './lookup.ts';
import type { Findings } from './order-check.ts';
import type { FormContext, OrderForm } from './order-form.ts';
import type { OrderLines } from './order-lines.ts';
import type { ProofKind } from './proofs.ts';

/** What a step sees of the wizard, and what it may do to it. */
export interface WizardView {
  readonly localiser: Localiser;
  readonly client: Client;
  readonly form: OrderForm;
  readonly context: FormContext;
  /** Everything that is wrong now, whether it is shown yet or not. */
  readonly findings: Findings;
  /** What is shown at the fields: the findings of steps that a person tried to leave, and what the server refused. */
  readonly shown: readonly FieldError[];
  /** What is shown at the field of a pointer. */
  errorAt(place: string): FieldError | undefined;
  /** Why what stands at a pointer can no longer change, in words; nothing while it can, and while the order is new. */
  lockOf(pointer: string): string | undefined;
  /** The order as it was before, where one is edited. */
  readonly base: Order | undefined;
  /** All of that together, shown or not: what stands between the form and the order. */
  readonly outstanding: readonly FieldError[];
  /** The steps that the page asks for, in their order. */
  readonly steps: readonly Step[];
  /** Whether the last try to place the order failed. */
  readonly hasFailed: boolean;
  /** What the server says before the order is placed. */
  readonly ahead: LookAhead;
  /** What the chosen customer ordered before. */
  readonly lastOrder: LastOrder;
  readonly addresses: AddressEntry;
  /** The order as it would be sent now. */
  readonly order: OrderInput;
  readonly nowMs: number;
  /** The files of the proof, on their way or there. */
  readonly uploads: Uploads;
  readonly customers: Lookup<Customer>;
  readonly orders: Lookup<OrderSummary>;
  /** What was chosen and does not fit what is chosen now, until it fits again. */
  readonly setAside: Map<string, string>;
  /** Changes one field; `undefined` empties it. */
  set(pointer: string, value: unknown): void;
  /** Fills in a known customer with all that is known of them; nothing empties these fields. */
  setCustomer(customer: Customer | undefined): void;
  /** What is known of the lines beside what is typed in them. */
  readonly lines: OrderLines;
  /** Adds lines before the one at a place, or at the end, and answers their keys; one that was there before comes back under its own. */
  addLines(lines: readonly { line: Omit<DraftLine, 'key'> & { key?: string }; item?: CatalogueItem | undefined }[], options?: { at?: number }): readonly string[];
  changeLine(key: string, patch: LineDraftPatch): void;
  removeLine(key: string): void;
  setProofKind(kind: ProofKind): void;
  /** What is picked, made anew only when the lines have changed. */
  picked<Picked>(make: (view: WizardView) => Picked): Picked;
  /** Notes whether the text of a money field means an amount. */
  setReadable(pointer: string, isReadable: boolean): void;
  isReadable(pointer: string): boolean;
  /** Keeps the words for an id that the form holds, such as the number of the original order. */
  label(id: string, text: string): void;
  labelOf(id: string): string | undefined;
  goTo(step: Step): void;
  /** Adds the lines of the customer's last order. */
  asLastTime(): void;
  /** Says something to a screen reader. */
  say(text: string): void;
  /** Moves the focus to the field of a pointer, in whichever step it stands. */
  focusField(pointer: string): void;
}
