import type { CatalogueItem } from '../../src/index.ts';
import { whenIdle } from '../foundation/idle.ts';
import type { ItemSource } from './item-source.ts';
import type { RecentItems } from './recent-items.ts';

/** So many items that are picked often are offered. */
const mostRecent = 8;

/** What is picked often here, as items of the catalogue. What remembers it is downloaded when the picker is first used. */
export class RecentPins {
  #recent: Promise<RecentItems | undefined> | undefined;
  #items: readonly CatalogueItem[] = [];

  /** Those that were loaded last. */
  get items(): readonly CatalogueItem[] { return this.#items; }

  /** Loads them; without them there are just none to offer. */
  async load(source: ItemSource): Promise<void> {
    const recent = await this.#remembered();
    const ids = recent?.top(mostRecent) ?? [];
    const items = await Promise.resolve(ids.length > 0 ? source.byIds(ids) : []).catch(() => []);
    const byId = new Map(items.filter(({ status }) => status !== 'archived').map((item) => [item.id, item]));
    this.#items = ids.flatMap((id) => byId.get(id) ?? []);
  }

  async remember(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const recent = await this.#remembered();
    // Writing to the browser's storage takes its time, which a click has not.
    await whenIdle();
    recent?.remember(ids);
  }

  // The name is the shop's alone: another shop on the same site does not know the ids, and shows none of them.
  #remembered(): Promise<RecentItems | undefined> {
    this.#recent ??= import('./recent-items.ts').then(({ RecentItems: Remembered }) => new Remembered({ scope: 'shop', now: Date.now }), () => undefined);
    return this.#recent;
  }
}
