import type { Fulfilment, HandOff, ProviderCall, ProviderEvent } from '../../src/contract/fulfilment.ts';
import type { Outcome } from '../outbox/outbox-worker.ts';

interface Connected {
  /** Its name in addresses and records: letters, digits and hyphens. */
  code: string;
  /** What people call it; its code without one. */
  label?: string;
}

/** A warehouse with a system that is called, and calls back, by signed webhooks. */
export interface WebhookConnection extends Connected {
  kind: 'webhook';
  /** Where hand-offs are posted. */
  url: string;
  /** `whsec_…`, by which both sides sign; while one is being replaced, the new one stands first, and both are accepted and signed with. */
  secrets: readonly string[];
}

/** A warehouse with no system of its own: it gets e-mails, and answers on the page that each of them leads to. */
export interface EmailConnection extends Connected {
  kind: 'email';
  to: string;
}

/** A warehouse that a shop hands its orders to. */
export type ProviderConnection = WebhookConnection | EmailConnection;

/** One call to a warehouse. */
export interface CallToProvider {
  /** The same on every attempt, so that a repetition can be told. */
  id: string;
}

/** What a shop can ask a warehouse for, whatever way it is reached. What it says comes back as `ProviderEvent`s. */
export interface FulfilmentProvider {
  /** Asks it to pick, pack and ship. */
  delegate(handOff: HandOff, call: CallToProvider): Promise<Outcome>;
  /** Says the whole hand-off anew. @param call.before what it has agreed to */
  amend(handOff: HandOff, call: CallToProvider & { before: Fulfilment['lines'] }): Promise<Outcome>;
  /** Asks it to stop. */
  cancel(request: ProviderCall, call: CallToProvider): Promise<Outcome>;
  /**
   * Everything that it has said of a hand-off, for a warehouse that can be asked.
   * @throws {ProblemError} `providerUnavailable`
   */
  get?(request: ProviderCall, call: CallToProvider): Promise<readonly ProviderEvent[]>;
}
