import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Client, CurrentSession, Scope } from '../../src/index.ts';
import { whenIdle } from '../foundation/idle.ts';
import type { OrderColumn } from './columns.ts';
import { listQueryFromParams, listQueryToParams } from './list-params.ts';
import type { ListQuery } from './list-query.ts';

/** A view of a person's own. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly query: ListQuery;
}

/** What a person has arranged for themselves. */
export interface Arranged {
  readonly views: readonly SavedView[];
  /** The view that the list opens with. */
  readonly defaultView?: string | undefined;
  readonly columns?: readonly OrderColumn[] | undefined;
}

const nothingArranged: Arranged = { views: [] };

/** Reads what was kept; whatever is not as this version writes it is left out. */
export const arrangedFrom = (text: string): Arranged => {
  const { views, defaultView, columns } = (JSON.parse(text) ?? {}) as { [Name in keyof Arranged]?: unknown };
  const read = (query: unknown): ListQuery => listQueryFromParams(new URLSearchParams(String(query)));
  return {
    views: (Array.isArray(views) ? views : []).flatMap((view: Partial<Record<keyof SavedView, unknown>> | null) =>
      (typeof view?.id === 'string' && typeof view.name === 'string' ? [{ id: view.id, name: view.name, query: read(view.query) }] : [])),
    ...(typeof defaultView === 'string' && { defaultView }),
    ...(typeof columns === 'string' && { columns: read(new URLSearchParams({ columns })).columns }),
  };
};

export const textOf = ({ views, defaultView, columns }: Arranged): string => JSON.stringify({
  views: views.map(({ id, name, query }) => ({ id, name, query: listQueryToParams(query).toString() })), defaultView, columns: columns?.join(' '),
});

/**
 * What a person has arranged, kept in this browser under the shop's and the person's id: colleagues at one screen each find
 * their own. Where nothing can be kept (private windows, a full disk), it stands as long as the page.
 */
export class ListMemory implements ReactiveController {
  /** Whose list it is, once that is known. */
  session: CurrentSession | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #client: () => Client | undefined;
  readonly #onKnown: () => void;
  #asked: Client | undefined;
  #arranged: Arranged = nothingArranged;
  #isHere = false;

  constructor(host: ReactiveControllerHost, { client, onKnown }: { client: () => Client | undefined; onKnown: () => void }) {
    this.#host = host;
    this.#client = client;
    this.#onKnown = onKnown;
    host.addController(this);
  }

  get arranged(): Arranged { return this.#arranged; }

  /** Whether the person’s token carries a scope; none is known of until the session is. */
  has(scope: Scope): boolean { return this.session?.scopes.includes(scope) ?? false; }

  hostUpdate(): void {
    const client = this.#client();
    if (client === this.#asked) return;
    this.#asked = client;
    this.session = undefined;
    this.#arranged = nothingArranged;
    if (client) void this.#load(client);
  }

  // For this the browser asks another of its processes for what it keeps, which would hold up the first rows.
  hostConnected(): void {
    this.#isHere = true;
    void whenIdle().then(() => {
      if (this.#isHere) addEventListener('storage', this.#onStorage);
    });
  }

  hostDisconnected(): void {
    this.#isHere = false;
    removeEventListener('storage', this.#onStorage);
  }

  /** Arranges some of it otherwise. */
  change(change: Partial<Arranged>): void {
    this.#arranged = { ...this.#arranged, ...change };
    try {
      if (this.#key !== undefined) localStorage.setItem(this.#key, textOf(this.#arranged));
    } catch {
      // It stands as long as the page.
    }
    this.#host.requestUpdate();
  }

  get #key(): string | undefined {
    return this.session && `manual-order-kit.order-list.${this.session.shopId}.${this.session.actor.id}`;
  }

  // Another tab has arranged something.
  readonly #onStorage = ({ key }: StorageEvent): void => {
    if (key === this.#key) this.#read();
  };

  #read(): void {
    try {
      const text = this.#key === undefined ? null : localStorage.getItem(this.#key);
      if (text !== null) this.#arranged = arrangedFrom(text);
    } catch {
      this.#arranged = nothingArranged;
    }
    this.#host.requestUpdate();
  }

  async #load(client: Client): Promise<void> {
    const session = await Promise.resolve(client.sessions.current()).catch(() => undefined);
    if (client !== this.#asked) return;
    this.session = session;
    this.#read();
    this.#onKnown();
  }
}
