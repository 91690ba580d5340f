import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import type { Client } from '../../src/index.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { mailboxPage } from '../mailbox/page.ts';
import { drawItem } from '../shop/images.ts';

/** The people of the demo's dashboard, by the role they have in the shop. */
const people = {
  merchant: { id: 'mei-ling', name: 'Mei Ling', role: 'merchant' },
  ops: { id: 'hafiz', name: 'Hafiz', role: 'ops' },
  viewer: { id: 'priya', name: 'Priya', role: 'viewer' },
} as const;

// What a careful dashboard would send: nothing inline, nothing from elsewhere, HTML strings only through Lit's own policy.
// The proof desk shows a PDF in a frame of its own bytes, so `blob:` may be framed.
const pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; frame-src 'self' blob:; "
  + "form-action 'self'; base-uri 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
// A link of an e-mail opens where it would from any mailbox: in a tab of its own, which is no longer locked in.
const mailPolicy = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

const files: Readonly<Record<string, readonly [URL, string]>> = {
  '/': [new URL('index.html', import.meta.url), 'text/html; charset=utf-8'],
  '/dashboard/dashboard.css': [new URL('dashboard.css', import.meta.url), 'text/css; charset=utf-8'],
  '/dashboard/dashboard.js': [new URL('dashboard.js', import.meta.url), 'text/javascript; charset=utf-8'],
  '/demo/mailbox.css': [new URL('../mailbox/mailbox.css', import.meta.url), 'text/css; charset=utf-8'],
  '/kit/manual-order-kit.js': [new URL('../../dist/bundle/manual-order-kit.js', import.meta.url), 'text/javascript; charset=utf-8'],
};

/**
 * The dashboard's own back end: its page, its sign-in (a choice of three people), and the customers' mailbox. It alone
 * holds the service key, inside `service`; the page gets a token for one person and fifteen minutes.
 */
export const dashboardBackEnd = (options: { service: Client; mailbox: Mailbox; warehouseUrl: string }) => {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    if (!context.res.headers.has('Content-Security-Policy')) context.header('Content-Security-Policy', pagePolicy);
  });
  for (const [path, [file, type]] of Object.entries(files)) {
    app.get(path, async (context) => context.body(await readFile(file), 200, { 'content-type': type, 'cache-control': 'no-cache' }));
  }
  app.post('/dashboard/session', async (context) => {
    if (context.req.header('sec-fetch-site') === 'cross-site') return context.text('Refused', 403);
    const { role } = await context.req.json<{ role: keyof typeof people }>();
    const actor = Object.hasOwn(people, role) ? people[role] : people.viewer;
    const session = await options.service.sessions.create({ actor });
    return context.json({ token: session.token, expiresAt: session.expiresAt }, 200, { 'cache-control': 'no-store' });
  });
  app.get('/dashboard/places', (context) => context.json({ warehouse: options.warehouseUrl }));
  app.get('/demo/images/:file', (context) => {
    const drawing = drawItem(context.req.param('file').replace(/\.svg$/, ''));
    return drawing === undefined ? context.notFound() : context.body(drawing, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=86400' });
  });
  app.get('/demo/mailbox', async (context) => {
    const mails = await options.mailbox.list();
    const chosen = context.req.query('mail');
    return context.html(mailboxPage(mails, mails.find(({ id }) => id === chosen) ?? mails[0]));
  });
  app.get('/demo/mailbox/:id/html', async (context) => {
    const mail = await options.mailbox.get(context.req.param('id'));
    return mail ? context.html(mail.html.replace('<head>', '<head><base target="_blank">'), 200, { 'content-security-policy': mailPolicy }) : context.notFound();
  });
  return app;
};
