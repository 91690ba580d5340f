import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { refusedBecause, type Asking, type Client, type CurrentSession, type OperationId, type Refusal, type Scope } from '../../src/index.ts';

/**
 * What the person may do, so that an element offers nothing that the server would refuse. Until it is known, and where it
 * cannot be, the person may only read.
 */
export class Rights implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #client: () => Client | undefined;
  #asked: Client | undefined;
  #session: CurrentSession | undefined;
  /** Whether the server has said what the person may do. */
  isKnown = false;
  /** Why it has not, until it is asked again: nothing that tells of missing rights. */
  error: unknown;

  constructor(host: ReactiveControllerHost, client: () => Client | undefined) {
    this.#host = host;
    this.#client = client;
    host.addController(this);
  }

  hostUpdate(): void {
    const client = this.#client();
    if (client === this.#asked) return;
    this.#asked = client;
    this.#session = undefined;
    this.isKnown = false;
    this.error = undefined;
    if (client) void this.#load(client);
  }

  /** Asks again after a failure. */
  retry(): void {
    this.error = undefined;
    if (this.#asked) void this.#load(this.#asked);
    this.#host.requestUpdate();
  }

  /** Whether the person's token carries a scope. */
  has(scope: Scope): boolean {
    return this.#session?.scopes.includes(scope) ?? false;
  }

  /**
   * Why the server would refuse an operation now, by the table that it checks with itself; `undefined` when it would not.
   * What is not given is not judged: give the settings too where a second person may be asked for.
   */
  refusal(operationId: OperationId, about: Pick<Asking, 'order' | 'payment' | 'settings'> = {}): Refusal | undefined {
    return refusedBecause(operationId, { scopes: this.#session?.scopes ?? [], actorId: this.#session?.actor.id ?? '', ...about });
  }

  async #load(client: Client): Promise<void> {
    try {
      const session = await client.sessions.current();
      if (client !== this.#asked) return;
      this.#session = session;
      this.isKnown = true;
    } catch (error) {
      if (client !== this.#asked) return;
      this.error = error;
    }
    this.#host.requestUpdate();
  }
}
