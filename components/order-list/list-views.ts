import type { ShopSettings } from '../controllers/shop-settings.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type { ListMemory, SavedView } from './list-memory.ts';
import { asksTheSame, changed, filterOf, type ListQuery } from './list-query.ts';

/** What a list can begin with, and come back to. */
export interface ListView extends SavedView {
  /** A person made it, and can change it. */
  readonly isOwn: boolean;
}

export interface ListViewsOptions {
  localiser: Localiser;
  settings: ShopSettings;
  memory: ListMemory;
}

/** The view of all orders. */
export const allView = 'all';

/** The ready views, those of the shop's payment methods among them, as each once had its own sheet; then the person's own. */
export const viewsOf = ({ localiser, settings, memory }: ListViewsOptions): readonly ListView[] => {
  const ready = (id: string, name: string, query: ListQuery): ListView => ({ id, name, query, isOwn: false });
  return [
    ready(allView, localiser.msg('list.view.all'), {}),
    ready('attention', localiser.msg('list.flag.alert'), { alert: true }),
    ready('toVerify', localiser.msg('list.view.toVerify'), { paymentStatus: ['pendingVerification'] }),
    ready('drafts', localiser.msg('list.view.drafts'), { status: ['draft'] }),
    ...memory.arranged.views.map((view) => ({ ...view, isOwn: true })),
    ...(settings.value?.paymentMethods ?? []).map(({ code, label }) => ready(`method.${code}`, label, { paymentMethod: [code] })),
  ];
};

/** The view that a query began with. Without a name it is the one that asks for the same, if there is one. */
export const viewOf = (views: readonly ListView[], query: ListQuery): ListView | undefined =>
  (query.view === undefined ? views.find((view) => asksTheSame(view.query, query)) : views.find(({ id }) => id === query.view));

/** What a view shows, in a list of the same size. */
export const openView = ({ id, query }: ListView, { limit }: ListQuery): ListQuery => changed(query, { view: id === allView ? undefined : id, limit });

/** A query that names a view and nothing else stands for what that view shows. */
export const resolved = (views: () => readonly ListView[], query: ListQuery): ListQuery => {
  const view = query.view === undefined || Object.keys(filterOf(query)).length > 0 ? undefined : views().find(({ id }) => id === query.view);
  return view ? { ...view.query, ...query } : query;
};

/** Whether the person has changed what their view shows. Columns count where the view has its own. */
export const isModified = (view: ListView, query: ListQuery): boolean =>
  !asksTheSame(view.query, query) || (view.query.columns !== undefined && view.query.columns.join() !== query.columns?.join());
