import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';
import type { OrderSummary } from '../../src/index.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { freePort } from '../free-port.ts';
import { pause, serverProcess, serviceKey } from './server-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where a submit is cut: the order never leaves the browser · the server gets it when the tab is dead · the server has placed it and its answer is on the way. */
export const submitCuts = ['beforeSent', 'inFlight', 'afterCommit'] as const;
export type SubmitCut = (typeof submitCuts)[number];

export interface TabKillReport {
  kills: number;
  /** Of them, with a key pressed a moment before. */
  whileTyping: number;
  submits: Readonly<Record<SubmitCut, number>>;
  /** The time between the first key that was lost and the kill, at most over all kills, in milliseconds. */
  mostTypingLostMs: number;
  keys: { typed: number; lost: number };
  orders: number;
  seconds: number;
}

/** A page with the wizard in it, which begins with a line of the catalogue and one of its own. */
const openPages = async (baseUrl: string, token: string) => {
  const { outputFiles: [script] } = await build({
    stdin: { contents: `
      import './components/wizard/define.ts';
      import { createClient } from './src/index.ts';
      const wizard = document.createElement('manual-order-wizard');
      wizard.prefill = { lines: [{ kind: 'catalogue', sku: 'OIL', quantity: 2 }, { kind: 'custom', title: 'F', quantity: 1, unitPrice: { amount: 100, currency: 'MYR' } }] };
      wizard.client = createClient({ baseUrl: ${JSON.stringify(baseUrl)}, auth: ${JSON.stringify(token)} });
      document.body.append(wizard);`, resolveDir: root, loader: 'ts' },
    bundle: true, write: false, format: 'esm', platform: 'browser', target: 'es2022', logLevel: 'error', define: { 'process.env.NODE_ENV': '"production"' },
    tsconfig: path.join(root, 'tsconfig.json'),
  });
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url === '/page.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(script?.contents);
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><html lang="en"><title>Orders</title><script type="module" src="/page.js"></script>');
  };
};

/** Stands before the server, and can hold what is asked or answered when an order is placed. */
const openGate = async (port: number) => {
  let cut: SubmitCut | undefined;
  let reached: (() => void) | undefined;
  let open: (() => void) | undefined;
  const held = (): Promise<void> => new Promise((resolve) => {
    open = resolve;
    reached?.();
  });
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const isOrder = request.method === 'POST' && request.url === '/v1/orders';
      const mine = isOrder ? cut : undefined;
      if (mine) cut = undefined;
      // The tab is killed with the order on its way to the server, which gets it then; or never does.
      if (mine === 'inFlight' || mine === 'beforeSent') await held();
      if (mine === 'beforeSent') return request.destroy();
      const onward = ask({ port, path: request.url, method: request.method, headers: request.headers }, (answer) => {
        void (async () => {
          if (mine === 'afterCommit') await held();
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        })();
      });
      onward.on('error', () => response.destroy());
      onward.end(Buffer.concat(chunks));
    })().catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Cuts the next submit. @returns once it is where it is to be cut */
    cutNext: (where: SubmitCut): Promise<void> => new Promise((resolve) => {
      reached = resolve;
      cut = where;
    }),
    goOn: (): void => open?.(),
    close: (): void => { server.closeAllConnections(); server.close(); },
  };
};

/** The wizard of a tab, by the ids of its fields. */
class Tab {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(120_000);
  }

  static async open(browser: Browser, origin: string): Promise<Tab> {
    const tab = new Tab(await browser.newPage());
    await tab.page.goto(origin);
    return tab;
  }

  /** Kills the renderer: nothing of the page runs any more, not even what it does when it is left. */
  async kill(): Promise<void> {
    const crashed = new Promise((resolve) => { this.page.once('error', resolve); });
    const session = await this.page.createCDPSession();
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
    await this.page.close().catch(() => undefined);
  }

  waitFor(selector: string): Promise<unknown> { return this.page.waitForFunction((wanted) => document.querySelector('manual-order-wizard')?.shadowRoot?.querySelector(wanted), {}, selector); }
  press(selector: string): Promise<void> { return this.page.evaluate((wanted) => document.querySelector('manual-order-wizard')?.shadowRoot?.querySelector<HTMLElement>(wanted)?.click(), selector); }

  async value(id: string): Promise<string> {
    await this.waitFor(`#${id}`);
    return this.page.evaluate((wanted) => document.querySelector('manual-order-wizard')?.shadowRoot?.querySelector<HTMLInputElement>(`#${wanted}`)?.value ?? '', id);
  }

  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [id, text] of Object.entries(fields)) {
      await this.waitFor(`#${id}`);
      await this.page.evaluate((wanted, value) => {
        const field = document.querySelector('manual-order-wizard')?.shadowRoot?.querySelector<HTMLInputElement>(`#${wanted}`);
        if (!field) return;
        field.value = value;
        for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
      }, id, text);
    }
  }

  async next(step: string): Promise<void> {
    await this.page.evaluate(() => document.querySelector('manual-order-wizard')?.shadowRoot?.querySelector('form')?.requestSubmit());
    await this.waitFor(`#${step}-heading`);
  }

  /** Types letters one after the other, and says when each of them was pressed. */
  async type(id: string, forMs: number): Promise<number[]> {
    await this.waitFor(`#${id}`);
    await this.page.evaluate((wanted) => {
      const field = document.querySelector('manual-order-wizard')?.shadowRoot?.querySelector<HTMLInputElement>(`#${wanted}`);
      field?.focus();
      field?.setSelectionRange(field.value.length, field.value.length);
    }, id);
    const pressed: number[] = [];
    for (const end = performance.now() + forMs; performance.now() < end && pressed.length < 40; await pause(20)) {
      pressed.push(performance.now());
      await this.page.keyboard.press('x');
    }
    return pressed;
  }
}

const address = { 'shippingAddress-line1': '7 Lorong Damai', 'shippingAddress-postalCode': '41000', 'shippingAddress-city': 'Klang', 'shippingAddress-region': 'MY-10' };

/** Where something is typed in each step, and what that step needs before the next one. */
const typing = [
  { step: 'general', field: 'purchaseOrderNumber', needs: {} },
  { step: 'customer', field: 'company-legalName', needs: { 'customer-name': 'Aisyah Rahman', 'customer-email': 'aisyah@kembara.example', ...address } },
  { step: 'items', field: 'lines-1-title', needs: {} },
  { step: 'payment', field: 'payments-0-reference', needs: { 'payments-0-methodCode': 'cash' } },
] as const;

/** Places orders in a real browser at a real server, and kills the tab in each step while somebody types, and in the middle of each submit. */
export async function tabKillRun({ orders }: { orders: number }): Promise<TabKillReport> {
  const began = performance.now();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'kit-tab-kills-'));
  const [port, pagePort] = [await freePort(), await freePort()];
  const origin = `http://127.0.0.1:${pagePort}`;
  const server = serverProcess({ port, dataDir, environment: { ALLOWED_ORIGINS: origin } });
  const gate = await openGate(port);
  const call = async (method: string, address_: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${server.origin}/v1${address_}`, {
      method, headers: { authorization: `Bearer ${serviceKey}`, 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    assert.ok(answer.ok, `${method} ${address_}: ${answer.status} ${await answer.clone().text()}`);
    return answer.json();
  };
  const placedOrders = async (): Promise<OrderSummary[]> => (await call('GET', '/orders?limit=100') as { items: OrderSummary[] }).items;
  const browser = await launchBrowser();
  const report = { kills: 0, whileTyping: 0, submits: { beforeSent: 0, inFlight: 0, afterCommit: 0 }, mostTypingLostMs: 0, keys: { typed: 0, lost: 0 } };
  let pages: ReturnType<typeof createServer> | undefined;

  try {
    await server.start();
    await call('PUT', '/catalogue/items', { items: [{ sku: 'OIL', title: 'Engine oil', price: { amount: 12_900, currency: 'MYR' }, onHand: 1_000 }] });
    const { token } = await call('POST', '/sessions', { actor: { id: 'usr_1', name: 'Aina', role: 'merchant' } }) as { token: string };
    pages = createServer(await openPages(`${gate.origin}/v1`, token)).listen(pagePort, '127.0.0.1');
    await once(pages, 'listening');

    for (let placed = 0; placed < orders; placed += 1) {
      let tab = await Tab.open(browser, origin);
      for (const [at, { step, field, needs }] of typing.entries()) {
        await tab.waitFor(`#${step}-heading`);
        await tab.fill(needs);
        const before = await tab.value(field);
        const pressed = await tab.type(field, 900);
        const killedAt = performance.now();
        await tab.kill();
        report.kills += 1;
        report.whileTyping += 1;
        tab = await Tab.open(browser, origin);
        await tab.waitFor(`#${step}-heading`);
        const kept = await tab.value(field);
        assert.ok(kept.startsWith(before) && `${before}${'x'.repeat(pressed.length)}`.startsWith(kept), `“${kept}” is not what was typed`);
        const lost = pressed.slice(kept.length - before.length);
        report.keys.typed += pressed.length;
        report.keys.lost += lost.length;
        report.mostTypingLostMs = Math.max(report.mostTypingLostMs, lost[0] === undefined ? 0 : Math.round(killedAt - lost[0]));
        await tab.fill(needs);
        if (kept.length === before.length) await tab.fill({ [field]: `${before}x` });
        await tab.next(typing[at + 1]?.step ?? 'overview');
      }
      const cut = submitCuts[placed % submitCuts.length] ?? 'inFlight';
      const reached = gate.cutNext(cut);
      await tab.press('form button[type=submit]');
      await reached;
      await tab.kill();
      report.kills += 1;
      report.submits[cut] += 1;
      gate.goOn();
      tab = await Tab.open(browser, origin);
      await tab.waitFor('[part=send-again]');
      await tab.press('[part=send-again]');
      await tab.waitFor('#placed-heading, #failure');
      assert.ok(await tab.page.evaluate(() => document.querySelector('manual-order-wizard')?.shadowRoot?.querySelector('#placed-heading')), await tab.page.evaluate(() => document.querySelector('manual-order-wizard')?.shadowRoot?.textContent ?? ''));
      await tab.page.close();
      assert.equal((await placedOrders()).length, placed + 1, `After a submit that was cut ${cut}`);
    }
    return { ...report, orders: (await placedOrders()).length, seconds: Math.round((performance.now() - began) / 1_000) };
  } finally {
    await browser.close();
    gate.close();
    pages?.closeAllConnections();
    pages?.close();
    await server.kill().catch(() => undefined);
    await rm(dataDir, { recursive: true, force: true });
  }
}
