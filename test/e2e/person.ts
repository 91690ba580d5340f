import type { ElementHandle, Page } from 'puppeteer-core';

/** What assistive technology calls the things of a page; a name is matched whole. */
export type Role = 'button' | 'link' | 'textbox' | 'searchbox' | 'combobox' | 'radio' | 'checkbox' | 'option' | 'heading' | 'spinbutton' | 'listitem' | 'table';

/** A person before the dashboard: finds everything by its role and its label, as a screen reader does, also inside shadow roots. */
export class Person {
  readonly page: Page;
  readonly #troubles: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(30_000);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warn') this.#troubles.push(`console ${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#troubles.push(`error: ${String(error)}`));
    page.on('requestfailed', (request) => {
      // A stream that ends because the page left it is no trouble.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') this.#troubles.push(`request: ${request.url()} ${request.failure()?.errorText ?? ''}`);
    });
  }

  /** Whatever the browser complained of so far. */
  get troubles(): readonly string[] {
    return this.#troubles;
  }

  /** Waits for the one thing with this role and this name. */
  async find(role: Role, name: string): Promise<ElementHandle> {
    const found = await this.page.waitForSelector(`::-p-aria([name="${name.replaceAll('"', '\\"')}"][role="${role}"])`);
    if (!found) throw new Error(`There is no ${role} “${name}”.`);
    return found;
  }

  async press(role: 'button' | 'link' | 'radio' | 'checkbox' | 'option', name: string): Promise<void> {
    const element = await this.find(role, name);
    await element.evaluate((node) => (node as Element).scrollIntoView({ block: 'center' }));
    await element.click();
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
  async choose(name: string, words: string): Promise<void> {
    const list = await this.find('combobox', name) as ElementHandle<HTMLSelectElement>;
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
    await this.page.waitForSelector(`::-p-text(${JSON.stringify(words)})`);
  }

  /** Gives files to whatever the named button asks for them. */
  async hands(button: string, files: readonly string[]): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForFileChooser(), this.press('button', button)]);
    await chooser.accept([...files]);
  }
}
