import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { draftScopeOf, type CatalogueItem, type Client, type DraftLine, type Settings } from '../../src/index.ts';
import { isAbort } from '../foundation/failure-text.ts';

/** What the wizard has to know before it can show a field. */
export interface Shop {
  readonly settings: Settings;
  /** The rights of the session; the server checks them again. */
  readonly scopes: readonly string[];
  /** Whose drafts these are: one shop, one person. */
  readonly draftScope: string;
}

/** How many items one call may name. */
const idsPerCall = 200;

/** Loads the shop's settings and the rights of the person, and keeps them until the client changes. */
export class ShopContext implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onLoaded: (shop: Shop) => void;
  #client: Client | undefined;
  #abort: AbortController | undefined;
  #shop: Shop | undefined;
  #error: unknown;

  constructor(host: ReactiveControllerHost, { onLoaded }: { onLoaded: (shop: Shop) => void }) {
    this.#host = host;
    this.#onLoaded = onLoaded;
    host.addController(this);
  }

  get shop(): Shop | undefined { return this.#shop; }
  /** Why loading failed, until it is tried again. */
  get error(): unknown { return this.#error; }

  load(client: Client | undefined): void {
    this.#abort?.abort();
    this.#client = client;
    this.#shop = undefined;
    if (client) void this.#load(client);
  }

  retry(): void { this.load(this.#client); }

  hostDisconnected(): void { this.#abort?.abort(); }

  /** An element that is moved in the page leaves it and comes back. */
  hostConnected(): void {
    if (this.#client && !this.#shop && this.#abort?.signal.aborted) void this.#load(this.#client);
  }

  /** The newest of the catalogue items that lines name, by the keys of the lines. */
  async itemsOf(lines: readonly DraftLine[]): Promise<Record<string, CatalogueItem>> {
    const client = this.#client;
    if (!client) return {};
    const named = lines.filter(({ kind }) => kind !== 'custom');
    const ids = [...new Set(named.flatMap(({ itemId }) => itemId ?? []))];
    const skus = [...new Set(named.flatMap(({ itemId, sku }) => (itemId ? [] : sku ?? [])))];
    const batches = [...chunks(ids).map((part) => ({ ids: part })), ...chunks(skus).map((part) => ({ skus: part }))];
    const pages = await Promise.all(batches.map((batch) => client.catalogue.search({ ...batch, limit: idsPerCall })));
    const items = pages.flatMap((page) => page.items);
    return Object.fromEntries(named.flatMap(({ key, itemId, sku }) => {
      const item = items.find((known) => (itemId ? known.id === itemId : known.sku === sku));
      return item ? [[key, item]] : [];
    }));
  }

  async #load(client: Client): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    this.#error = undefined;
    this.#host.requestUpdate();
    try {
      const [settings, session] = await Promise.all([
        client.settings.get({ signal: abort.signal }), client.sessions.current({ signal: abort.signal }),
      ]);
      if (abort.signal.aborted) return;
      this.#shop = { settings, scopes: session.scopes, draftScope: draftScopeOf(session) };
      this.#onLoaded(this.#shop);
    } catch (error) {
      if (abort.signal.aborted || isAbort(error)) return;
      this.#error = error;
    }
    this.#host.requestUpdate();
  }
}

const chunks = (values: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(values.length / idsPerCall) }, (_, part) => values.slice(part * idsPerCall, (part + 1) * idsPerCall));
