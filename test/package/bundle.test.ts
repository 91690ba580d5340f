import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { launchBrowser } from '../browser/chromium.ts';
import { serveFolder } from '../browser/static-server.ts';
import { root, shopProject, tags } from './built-package.ts';

const bundle = join(root, 'dist/bundle/manual-order-kit.js');

test('the bundle is one file that imports nothing', () => {
  assert.doesNotMatch(readFileSync(bundle, 'utf8'), /(^|[;}\s])import\s*["'{*(]\s*["']?[@\w./-]/);
});

test('the bundle defines every element on a page, and loading it twice breaks nothing', async () => {
  const shop = await shopProject({});
  await cp(bundle, join(shop, 'manual-order-kit.js'));
  await cp(bundle, join(shop, 'manual-order-kit-again.js'));
  await writeFile(
    join(shop, 'index.html'),
    `<!doctype html><html lang="en"><head><title>Shop</title><link rel="icon" href="data:,">
    <script type="module" src="manual-order-kit.js"></script><script type="module" src="manual-order-kit-again.js"></script></head>
    <body>${tags.map((tag) => `<${tag}></${tag}>`).join('')}</body></html>`,
  );
  const server = await serveFolder({ folder: shop, basePath: '/shop/' });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const problems: string[] = [];
    const requests: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('request', (request) => requests.push(request.url().replace(server.url, '')));
    await page.goto(server.url, { waitUntil: 'networkidle0' });
    const defined = await page.evaluate((names: string[]) => names.filter((name) => customElements.get(name)), tags);
    assert.deepEqual(defined, tags);
    assert.deepEqual(problems, []);
    // Both copies ran: a test of the second would prove nothing if it had never been fetched.
    assert.deepEqual(requests.filter((url) => !url.startsWith('data:')).sort(), ['', 'manual-order-kit-again.js', 'manual-order-kit.js']);
  } finally {
    await browser.close();
    await server.close();
    await rm(shop, { recursive: true, force: true });
  }
});
