import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { listen } from '../../server/node/listen.ts';
import { openShop } from '../../testing/index.ts';
import { samplePicture } from '../../testing/sample-pictures.ts';

/**
 * The policy of a page that trusts nothing but itself. Documents are shown in a frame of the browser's own viewer, so `blob:`
 * may be framed. `lit-html` is the one Trusted Types policy that the kit makes; a second copy of the kit makes a second one of
 * that name, which a page has to allow.
 */
export const contentSecurityPolicy = ({ copies }: { copies: 1 | 2 }): string => [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' blob:", "font-src 'self'", 'frame-src blob:', "base-uri 'none'",
  "form-action 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", `trusted-types lit-html${copies > 1 ? " 'allow-duplicates'" : ''}`,
  'report-uri /csp-report',
].join('; ');

export interface HostilePage {
  /** Without a slash at the end. */
  readonly url: string;
  /** What browsers reported against the policy, each as it came. */
  readonly reports: unknown[];
  close(): Promise<void>;
}

const file = (path: string): Promise<Buffer> => readFile(fileURLToPath(new URL(path, import.meta.url)));
const answer = (body: string | Buffer, mediaType: string, headers: HeadersInit = {}): Response =>
  new Response(new Uint8Array(Buffer.from(body)), { headers: { 'content-type': `${mediaType}; charset=utf-8`, ...headers } });

/** The SDK as a page's own bundler would bring it, apart from the elements. */
const sdk = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../src/index.ts', import.meta.url))], bundle: true, write: false, format: 'esm', platform: 'browser', logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
};

/** Serves the page, the built kit, and a whole shop in memory, from one address. */
export const openHostilePage = async (): Promise<HostilePage> => {
  const reports: unknown[] = [];
  let serve: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const listening = await listen({ fetch: (request) => serve(request), port: 0, hostname: '127.0.0.1' });
  const url = `http://127.0.0.1:${listening.port}`;
  const [shop, sdkText] = await Promise.all([openShop({ publicUrl: url }), sdk()]);
  const routes: Readonly<Record<string, (address: URL, request: Request) => Response | Promise<Response>>> = {
    '/': async ({ searchParams }) => answer(await file('page/index.html'), 'text/html', { 'content-security-policy': contentSecurityPolicy({ copies: searchParams.has('twice') ? 2 : 1 }) }),
    '/page.js': async () => answer(await file('page/page.js'), 'text/javascript'),
    '/resets.css': async () => answer(await file('page/resets.css'), 'text/css'),
    '/unset.css': async () => answer(await file('page/unset.css'), 'text/css'),
    '/kit.js': async () => answer(await file('../../dist/bundle/manual-order-kit.js'), 'text/javascript'),
    '/sdk.js': () => answer(sdkText, 'text/javascript'),
    '/facts': () => Response.json({ requestedOrder: shop.orders.requested, deliveredOrder: shop.orders.delivered }),
    '/session': async () => Response.json({ token: await shop.sessionToken('ops') }),
    '/csp-report': async (_address, request) => {
      reports.push(await request.json());
      return new Response(null, { status: 204 });
    },
  };
  serve = (request) => {
    const address = new URL(request.url);
    return address.pathname.startsWith('/v1/') ? shop.fetch(request) : (routes[address.pathname]?.(address, request) ?? samplePicture(request.url) ?? new Response(null, { status: 204 }));
  };
  return {
    url,
    reports,
    async close() {
      await shop.close();
      await listening.close({ timeoutMs: 0 });
    },
  };
};
