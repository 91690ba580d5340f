import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findChromium, launchBrowser } from '../browser/chromium.ts';

test('a Chromium is found without anything installed by hand, and runs scripts, modules and shadow roots', async () => {
  const browser = await launchBrowser();
  try {
    assert.match(await browser.version(), /Chrom/);
    const page = await browser.newPage();
    const text = await page.evaluate(() => {
      const host = document.createElement('div');
      host.attachShadow({ mode: 'open' }).append(new Intl.NumberFormat('ms-MY', { style: 'currency', currency: 'MYR' }).format(1234.5));
      return host.shadowRoot?.textContent;
    });
    assert.equal(text?.replace(/\s/g, ' '), 'RM 1,234.50');
  } finally {
    await browser.close();
  }
});

test('a CHROME_PATH that names nothing is refused instead of falling back to another browser', async () => {
  const before = process.env.CHROME_PATH;
  process.env.CHROME_PATH = '/nowhere/chrome';
  try {
    await assert.rejects(findChromium(), /CHROME_PATH is \/nowhere\/chrome/);
  } finally {
    if (before === undefined) delete process.env.CHROME_PATH;
    else process.env.CHROME_PATH = before;
  }
});
