import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { eventually } from './demo.ts';

/** What assistive technology calls the things of a page; a name is matched whole. */
export type Role = 'button' | 'link' | 'textbox' | 'searchbox' | 'combobox' | 'listbox' | 'radio' | 'checkbox' | 'option' | 'heading' | 'spinbutton' | 'listitem' | 'table' | 'group' | 'dialog';

/** A person before the dashboard: finds everything by its role and its label, as a screen reader does, also inside shadow roots. */
export class Person {
  readonly page: Page;
  #troubles: readonly string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(30_000);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warn') this.#note(`console ${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#note(`error: ${String(error)}`));
    page.on('requestfailed', (request) => {
      // A stream that ends because the page left it is no trouble.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') this.#note(`request: ${request.url()} ${request.failure()?.errorText ?? ''}`);
    });
  }

  /** Whatever the browser complained of so far. */
  get troubles(): readonly string[] {
    return this.#troubles;
  }

  /** Lets pass what the browser has noted of an answer that was meant to come. @throws {AssertionError} where it did not come */
  forgives(trouble: string): void {
    const others = this.#troubles.filter((noted) => !noted.includes(trouble));
    assert.ok(others.length < this.#troubles.length, `There was no “${trouble}”.`);
    this.#troubles = others;
  }

  #note(trouble: string): void {
    this.#troubles = [...this.#troubles, trouble];
  }

  /** Waits for the one thing with this role and this name, on the page or within something. */
  async find(role: Role, name: string, within?: ElementHandle): Promise<ElementHandle> {
    return this.#wait(`::-p-aria([name="${name.replaceAll('"', '\\"')}"][role="${role}"])`, `the ${role} “${name}”`, within);
  }

  /** Waits for a selector; a picture of what was there instead goes to `screenshots/`. */
  async #wait(selector: string, what: string, within?: ElementHandle): Promise<ElementHandle> {
    try {
      const found = await (within ?? this.page).waitForSelector(selector);
      if (found) return found;
    } catch (error) {
      mkdirSync('screenshots', { recursive: true });
      const path = `screenshots/${what.replaceAll(/[^\w]+/g, '-')}.png` as const;
      await this.page.screenshot({ path });
      throw new Error(`Waited in vain for ${what}; ${path} shows what was there. ${this.#troubles.join(' · ')}`, { cause: error });
    }
    throw new Error(`There is nothing like ${what}.`);
  }

  async press(role: 'button' | 'link' | 'radio' | 'checkbox' | 'option', name: string, within?: ElementHandle): Promise<void> {
    const element = await this.find(role, name, within);
    // Once it stands still: what comes from the server may move it on its way to the pointer, and nobody presses what moves.
    await element.asLocator().click();
  }

  /** Replaces what stands in a field. */
  async fill(role: 'textbox' | 'searchbox' | 'combobox' | 'spinbutton', name: string, text: string): Promise<void> {
    const field = await this.find(role, name);
    await field.evaluate((node) => (node as Element).scrollIntoView({ block: 'center' }));
    await field.click({ count: 3 });
    await this.page.keyboard.press('Backspace');
    await field.type(text);
  }

  /** Chooses in a native list by the words of its option. */
  async choose(name: string, words: string, within?: ElementHandle): Promise<void> {
    const list = await this.find('combobox', name, within) as ElementHandle<HTMLSelectElement>;
    const value = await list.evaluate((select, wanted) => [...select.options].find(({ text }) => text.trim() === wanted)?.value, words);
    if (value === undefined) throw new Error(`“${name}” has no choice “${words}”.`);
    await list.select(value);
  }

  /** Whether the words stand anywhere on the page, shadow roots included. */
  async sees(words: string): Promise<boolean> {
    const found = await this.page.$(`::-p-text(${JSON.stringify(words)})`);
    return found !== null;
  }

  async waitsFor(words: string): Promise<void> {
    await this.#wait(`::-p-text(${JSON.stringify(words)})`, `the words “${words}”`);
  }

  /** Gives files to whatever the named button asks for them. */
  async hands(button: string, files: readonly string[]): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForFileChooser(), this.press('button', button)]);
    await chooser.accept([...files]);
  }

  /** Picks the one item of a SKU, by keys alone. */
  async picks(sku: string): Promise<void> {
    await this.fill('combobox', 'Add items', sku);
    const list = await this.find('listbox', 'Items found');
    await eventually('the one item of that SKU', async () => (await list.$$('[role=option]')).length === 1);
    for (const key of ['ArrowDown', 'Enter', 'Escape'] as const) await this.page.keyboard.press(key);
  }

  /** The number of the order that has just been created. */
  async orderNumber(): Promise<string> {
    const heading = await this.#wait('::-p-text(created)', 'the number of the new order');
    const words = await heading.evaluate((node) => node.textContent ?? '');
    const number = /MO-\d+/.exec(words ?? '')?.[0];
    if (number === undefined) throw new Error(`No order number in “${words}”.`);
    return number;
  }
}

/** A page in a browser of its own, which complains aloud of whatever its policy forbids. */
export const newPage = async (browser: Browser): Promise<Page> => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1440, height: 1000 });
  await page.evaluateOnNewDocument(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => console.error(`policy: ${effectiveDirective} ${blockedURI}`));
  });
  return page;
};

/** Somebody who opens an address in a browser of their own. */
export const openPage = async (browser: Browser, address: string): Promise<Person> => {
  const person = new Person(await newPage(browser));
  await person.page.goto(address);
  return person;
};
