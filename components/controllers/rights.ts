import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Client, CurrentSession, Scope } from '../../src/index.ts';

/**
 * What the person may do, so that an element offers nothing that the server would refuse. Until it is known, and where it
 * cannot be, the person may only read.
 */
export class Rights implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #client: () => Client | undefined;
  #asked: Client | undefined;
  #session: CurrentSession | undefined;

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
    if (client) void this.#load(client);
  }

  /** Whether the person's token carries a scope. */
  has(scope: Scope): boolean {
    return this.#session?.scopes.includes(scope) ?? false;
  }

  async #load(client: Client): Promise<void> {
    const session = await Promise.resolve(client.sessions.current()).catch(() => undefined);
    if (client !== this.#asked) return;
    this.#session = session;
    this.#host.requestUpdate();
  }
}
