import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { HandOff, ProviderCall, ProviderEvent } from '../../src/index.ts';
import { signWebhook, verifyWebhook, WebhookVerificationError } from '../../src/webhooks/index.ts';
import { warehousePage } from './page.ts';
import { Warehouse } from './warehouse.ts';

const port = Number(process.env['WAREHOUSE_PORT'] ?? 4610);
const secret = process.env['PROVIDER_SECRET'] ?? '';
const folder = process.env['DATA_DIR'] ?? './.data';
/** How long each stage takes while the warehouse works by itself, in seconds; 0 leaves everything to the buttons. */
const stepSeconds = Number(process.env['WAREHOUSE_STEP_SECONDS'] ?? 4);

/** Tells the shop what happened, until it has heard it: 2xx, or a refusal that no repetition would change. */
const tell = async ({ url, id, event }: { url: string; id: string; event: ProviderEvent }): Promise<void> => {
  const body = JSON.stringify(event);
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const headers = await signWebhook({ secret, id, timestamp: Math.floor(Date.now() / 1_000), body });
    const answer = await fetch(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body }).catch(() => undefined);
    if (answer && answer.status < 500 && answer.status !== 429) {
      if (!answer.ok) console.error(`warehouse: the shop refused ${event.type}: ${answer.status} ${await answer.text()}`);
      return;
    }
    await wait(Math.min(1_000 * 2 ** attempt, 30_000));
  }
};

mkdirSync(folder, { recursive: true });
const warehouse = new Warehouse({ file: join(folder, 'warehouse.json'), automatic: stepSeconds > 0, tell });
const app = new Hono();

app.use(async (context, next) => {
  await next();
  context.header('Content-Security-Policy', "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'");
  context.header('X-Content-Type-Options', 'nosniff');
});
app.post('/hand-offs', async (context) => {
  try {
    const { payload } = await verifyWebhook(context.req.raw, { secrets: [secret] });
    const answer = warehouse.receive(payload as HandOff | ProviderCall);
    if (answer === 'unknown') return context.json({ error: 'There is no such hand-off here.' }, 404);
    return answer === undefined ? context.json({ received: true }, 202) : context.json(answer);
  } catch (error) {
    if (error instanceof WebhookVerificationError) return context.json({ error: error.code }, 401);
    throw error;
  }
});
app.get('/', (context) => context.html(warehousePage(warehouse)));
app.get('/state', (context) => context.text(createHash('sha256').update(JSON.stringify([warehouse.automatic, warehouse.jobs])).digest('hex')));
for (const [file, type] of [['warehouse.css', 'text/css'], ['warehouse.js', 'text/javascript']] as const) {
  app.get(`/${file}`, (context) => context.body(readFileSync(new URL(file, import.meta.url)), 200, { 'content-type': type }));
}
// A form of another site must not press these buttons.
app.use('/jobs/*', async (context, next) => (context.req.header('sec-fetch-site') === 'cross-site' ? context.text('Refused', 403) : next()));
app.post('/jobs/:id/advance', (context) => {
  warehouse.advance(context.req.param('id'));
  return context.redirect('/', 303);
});
app.post('/jobs/:id/reject', (context) => {
  warehouse.reject(context.req.param('id'), 'The warehouse cannot ship this order.');
  return context.redirect('/', 303);
});
const answers: Readonly<Record<string, (fulfilmentId: string) => void>> = {
  stop: (id) => { warehouse.answerCancellation(id, true); },
  'too-late': (id) => { warehouse.answerCancellation(id, false); },
  'accept-change': (id) => { warehouse.answerAmendment(id, true); },
  'refuse-change': (id) => { warehouse.answerAmendment(id, false); },
  hold: (id) => { warehouse.hold(id); },
};
for (const [action, answer] of Object.entries(answers)) {
  app.post(`/jobs/:id/${action}`, (context) => {
    answer(context.req.param('id') ?? '');
    return context.redirect('/', 303);
  });
}
app.post('/automatic', (context) => {
  warehouse.automatic = !warehouse.automatic;
  return context.redirect('/', 303);
});

if (stepSeconds > 0) setInterval(() => { if (warehouse.automatic) warehouse.advanceAll(); }, stepSeconds * 1_000);
serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => process.send?.({ ready: `http://localhost:${port}` }));

// A part of the demo lives no longer than the demo.
process.once('disconnect', () => process.exit(0));
