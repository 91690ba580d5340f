import { Drafts, memoryStore, type DraftAction, type DraftNews, type DraftSession, type KeptDraft, type KeyedStore } from '../../src/index.ts';
import { openBrowser } from '../uploads/fake-queue.ts';

export const typed = (text: string): DraftAction => ({ type: 'change', patch: { purchaseOrderNumber: text } });
export const textOf = ({ draft }: Pick<DraftSession, 'draft'>): string => draft.input.purchaseOrderNumber ?? '';

export interface Tab { readonly drafts: Drafts; kill(): void }
export interface TabsOptions { readonly store?: KeyedStore<KeptDraft>; readonly now?: () => number; readonly isAlone?: boolean }

/** The tabs of a browser with one store of drafts. With `isAlone` none of them knows of another. */
export const openTabs = ({ store = memoryStore<KeptDraft>(), now = () => Date.now(), isAlone = false }: TabsOptions = {}) => {
  const browser = openBrowser<DraftNews>();
  let keys = 0;
  const open = (scope = 'shop/usr_1'): Tab => {
    const { tabs, close } = browser.open();
    return { drafts: new Drafts({ scope, store, now, newKey: () => `k${++keys}`, tabs: isAlone ? undefined : tabs }), kill: close };
  };
  return { store, open };
};

/** A store of a browser that refuses everything until it is told not to. */
export const refusingStore = (error: Error) => {
  const kept = memoryStore<KeptDraft>();
  const state = { isRefusing: true, refusals: 0 };
  const guard = <Arguments extends unknown[], Answer>(run: (...given: Arguments) => Promise<Answer>) => async (...given: Arguments): Promise<Answer> => {
    if (!state.isRefusing) return run(...given);
    state.refusals += 1;
    throw error;
  };
  const store: KeyedStore<KeptDraft> = {
    get: guard(kept.get), put: guard(kept.put), update: guard(kept.update), delete: guard(kept.delete), all: guard(kept.all), clear: guard(kept.clear),
  };
  return { store, kept, state };
};
