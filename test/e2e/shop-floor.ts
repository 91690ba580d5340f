import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, ElementHandle } from 'puppeteer-core';
import { launchBrowser } from '../browser/chromium.ts';
import { eventually, startDemo, type RunningDemo } from './demo.ts';
import { openPage, type Person } from './person.ts';

/** The whole demo with a browser before it, and everybody who looks at a page of it. */
export class ShopFloor {
  readonly demo: RunningDemo;
  readonly browser: Browser;
  readonly #folder: string;
  readonly #people: Pick<Person, 'page' | 'troubles'>[] = [];
  #warehouse: Promise<Person> | undefined;
  #reader: Promise<Person> | undefined;

  private constructor({ demo, browser, folder }: { demo: RunningDemo; browser: Browser; folder: string }) {
    this.demo = demo;
    this.browser = browser;
    this.#folder = folder;
  }

  /** Starts it with a warehouse that does nothing by itself. */
  static async open(environment: Readonly<Record<string, string>> = {}): Promise<ShopFloor> {
    const folder = await mkdtemp(join(tmpdir(), 'manual-order-kit-slips-'));
    const [demo, browser] = await Promise.all([startDemo({ WAREHOUSE_STEP_SECONDS: '0', ...environment }), launchBrowser()]);
    return new ShopFloor({ demo, browser, folder });
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.demo.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Somebody opens a page of the dashboard, such as `/#/orders`. */
  async opens(path: string, role: 'merchant' | 'ops' = 'merchant'): Promise<Person> {
    const person = this.watches(await openPage(this.browser, new URL(path, this.demo.url).href));
    if (role === 'ops') await person.choose('Signed in as', 'Hafiz, OPS team');
    return person;
  }

  /** Counts in what the browser complains of to somebody. */
  watches<Watched extends Pick<Person, 'page' | 'troubles'>>(person: Watched): Watched {
    this.#people.push(person);
    return person;
  }

  /** @throws {AssertionError} where a browser has complained of anything to anybody */
  assertCalm(): void {
    for (const { page, troubles } of this.#people) assert.deepEqual(troubles, [], page.url());
  }

  /** Writes a file that can be handed to a page, and answers where it lies. */
  async lays(name: string, content: Uint8Array): Promise<string> {
    const path = join(this.#folder, name);
    await writeFile(path, content);
    return path;
  }

  /** The warehouse's row of an order, as soon as it was told of it; with a button, as soon as it offers that. */
  async rowOf(number: string, button = ''): Promise<ElementHandle> {
    const { page } = await (this.#warehouse ??= this.opens(this.demo.warehouseUrl));
    return eventually(`the hand-off of ${number} ${button}`, async () => {
      // The browser gives a navigation up while another one, such as that of a form, is still ending.
      const isShown = await page.goto(this.demo.warehouseUrl).then(() => true, (error: Error) => {
        if (error.message.startsWith('net::ERR_ABORTED')) return false;
        throw error;
      });
      if (!isShown) return undefined;
      for (const row of await page.$$('tbody tr')) {
        if (!(await row.evaluate(({ textContent }) => textContent))?.includes(number)) continue;
        return !button || await row.$(`::-p-aria([name="${button}"][role="button"])`) ? row : undefined;
      }
      return undefined;
    });
  }

  /** Presses buttons of the warehouse in the row of an order, one after the other. */
  async pressesInWarehouse(number: string, ...buttons: readonly string[]): Promise<void> {
    for (const button of buttons) {
      const found = await (await this.rowOf(number, button)).$(`::-p-aria([name="${button}"][role="button"])`);
      const { page } = await (this.#warehouse ??= this.opens(this.demo.warehouseUrl));
      await Promise.all([page.waitForNavigation(), found?.click()]);
    }
  }

  /** The subjects of the e-mails about an order that have come so far. */
  async mailsAbout(number: string): Promise<string[]> {
    const { page } = await (this.#reader ??= this.opens('/demo/mailbox'));
    await page.goto(`${this.demo.url}/demo/mailbox`);
    return page.$$eval('li strong', (subjects, about) => subjects.map(({ textContent }) => textContent ?? '').filter((subject) => subject.includes(about)), number);
  }
}
