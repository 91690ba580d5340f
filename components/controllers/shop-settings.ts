import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Client, Settings } from '../../src/index.ts';

// Every element on a page asks for the same settings; one answer serves them all as long as the client lives.
const known = new WeakMap<Client, Promise<Settings>>();

const settingsOf = (client: Client): Promise<Settings> => {
  const asked = known.get(client);
  if (asked) return asked;
  const asking = Promise.resolve(client.settings.get());
  known.set(client, asking);
  // A failure is not kept: the next element, or the next attempt, asks again.
  asking.catch(() => {
    if (known.get(client) === asking) known.delete(client);
  });
  return asking;
};

// Those who could not read them: what one of them reads later is for all of that client.
const failed = new Set<ShopSettings>();

/**
 * The shop's settings for what mostly decorates: labels of codes, the time zone. Where they cannot be read, codes are shown
 * as they are and times in the reader's own zone; an element that needs more of them tells why it is missing.
 */
export class ShopSettings implements ReactiveController {
  /** What the shop has set, once it is known. */
  value: Settings | undefined;
  /** Why it could not be read, until it is asked for again. */
  error: unknown;

  readonly #host: ReactiveControllerHost;
  readonly #client: () => Client | undefined;
  #asked: Client | undefined;

  constructor(host: ReactiveControllerHost, client: () => Client | undefined) {
    this.#host = host;
    this.#client = client;
    host.addController(this);
  }

  hostUpdate(): void {
    const client = this.#client();
    if (client === this.#asked) return;
    this.#asked = client;
    this.value = undefined;
    this.error = undefined;
    failed.delete(this);
    if (client) void this.#load(client);
  }

  hostDisconnected(): void {
    failed.delete(this);
  }

  /** Asks again after a failure: now, whatever another element may still wait for. */
  retry(): void {
    if (this.#asked) known.delete(this.#asked);
    this.#again();
  }

  /** IANA name of the shop's time zone. */
  get timeZone(): string | undefined {
    return this.value?.timeZone;
  }

  /** The shop's word for a payment method. */
  paymentMethod(code: string): string {
    return this.value?.paymentMethods.find((method) => method.code === code)?.label ?? code;
  }

  /** The shop's word for the reason of a manual order. */
  reason(code: string): string {
    return this.value?.reasons.find((reason) => reason.code === code)?.label ?? code;
  }

  /** The shop's word for why a price was changed. */
  priceReason(code: string): string {
    return this.value?.priceReasons.find((reason) => reason.code === code)?.label ?? code;
  }

  #again(): void {
    this.error = undefined;
    failed.delete(this);
    if (this.#asked) void this.#load(this.#asked);
    this.#host.requestUpdate();
  }

  async #load(client: Client): Promise<void> {
    try {
      const value = await settingsOf(client);
      if (client !== this.#asked) return;
      this.value = value;
      for (const other of failed) if (other.#asked === client) other.#again();
    } catch (error) {
      if (client !== this.#asked) return;
      // Somebody has asked again since.
      if (known.has(client)) return this.#load(client);
      this.error = error;
      failed.add(this);
    }
    this.#host.requestUpdate();
  }
}
