import { delay, http, HttpResponse, type HttpHandler } from 'msw';
import { registerLocale } from '../components/index.ts';
import { ms } from '../components/locales/ms.ts';
import { zhHans } from '../components/locales/zh-hans.ts';
import { createClient, type Client, type ProblemCode, type Role } from '../src/index.ts';
import { openMadeShop, type ShopKind } from '../test/elements/foundation/made-shop.ts';
import { registerPseudoLocale } from '../test/elements/foundation/pseudo-locale.ts';
import type { TestShop } from '../testing/open-shop.ts';

registerLocale('ms', ms);
registerLocale('zh-Hans', zhHans);
registerPseudoLocale();

/** What a story gets from its loader. */
export interface Loaded {
  shop: TestShop;
  client: Client;
}

const shops = new Map<ShopKind, Promise<TestShop>>();

const shopOf = (kind: ShopKind): Promise<TestShop> => {
  const known = shops.get(kind);
  if (known) return known;
  const opening = openMadeShop(kind, { publicUrl: location.origin });
  shops.set(kind, opening);
  return opening;
};

/** Loads the shop of a story: its server answers through msw, and `client` is a person's in a role. */
export const inShop = (kind: ShopKind = 'busy', role: Role = 'merchant') => async ({ msw }: { msw: { use(...handlers: HttpHandler[]): void } }): Promise<Loaded> => {
  const shop = await shopOf(kind);
  msw.use(...shop.handlers());
  // Somebody new each time, who finds no draft of the story before.
  const actorId = `${role}-${Date.now()}`;
  // No retries: a story of a failure shows it at once.
  return { shop, client: createClient({ baseUrl: shop.baseUrl, auth: () => shop.sessionToken(role, { actorId }), retry: { limit: 0 } }) };
};

/** A story's loaded things, which Storybook knows nothing of. */
export const loadedIn = ({ loaded }: { loaded: Record<string, unknown> }): Loaded => loaded as unknown as Loaded;

type Method = 'get' | 'post' | 'all';

/** Calls to a path that are never answered. */
export const never = (method: Method, path: string): HttpHandler => http[method](`*/v1${path}`, async () => { await delay('infinite'); });

/** Calls to a path that the server refuses with a problem document (RFC 9457). */
export const failing = (method: Method, path: string, { status = 500, code = 'internalError' }: { status?: number; code?: ProblemCode } = {}): HttpHandler =>
  http[method](`*/v1${path}`, () => HttpResponse.json(
    { type: 'about:blank', title: 'Forced for this story', status, code, requestId: 'req_0199c0ffee' },
    { status, headers: { 'content-type': 'application/problem+json' } },
  ));

/** Calls to a path that no network carries. */
export const unreachable = (method: Method, path: string): HttpHandler => http[method](`*/v1${path}`, () => HttpResponse.error());
