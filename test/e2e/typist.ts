import type { KeyInput, Page } from 'puppeteer-core';
import { eventually } from './demo.ts';

/** A person who has only a keyboard, with every key counted: a character that needs Shift counts twice, as does Ctrl+Enter. */
export class Typist {
  readonly page: Page;
  #keystrokes = 0;
  readonly #pressed: string[] = [];

  constructor(page: Page) {
    this.page = page;
  }

  get keystrokes(): number { return this.#keystrokes; }
  /** What was pressed, in turn. */
  get pressed(): readonly string[] { return this.#pressed; }

  /** Types text as it stands on a US keyboard. */
  async types(text: string): Promise<void> {
    for (const character of text) this.#keystrokes += /[A-Z~!@#$%^&*()_+{}|:"<>?]/.test(character) ? 2 : 1;
    this.#pressed.push(text);
    await this.page.keyboard.type(text);
  }

  /** Presses a key, with others held down: `presses('Enter', 'Control')`. */
  async presses(key: KeyInput, ...held: KeyInput[]): Promise<void> {
    this.#keystrokes += 1 + held.length;
    this.#pressed.push([...held, key].join('+'));
    for (const modifier of held) await this.page.keyboard.down(modifier);
    await this.page.keyboard.press(key);
    for (const modifier of held.toReversed()) await this.page.keyboard.up(modifier);
  }

  /** Looks at the page until it shows what was waited for; looking presses nothing. */
  async sees(what: string, selector: string): Promise<void> {
    await this.page.waitForSelector(selector, { timeout: 30_000 }).catch((cause: unknown) => {
      throw new Error(`Waited in vain for ${what}, after ${this.#pressed.join(' ')}`, { cause });
    });
  }

  /** Waits until the focus, through all shadow roots, is in something whose label or text begins so. */
  async isAt(name: string): Promise<void> {
    await eventually(`the focus on ${name}; pressed: ${this.#pressed.join(' ')}; it is on ${await this.focused()}`, async () => (await this.focused()).startsWith(name));
  }

  /** The label or the text of what has the focus, through all shadow roots. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return (at as HTMLInputElement | null)?.labels?.[0]?.textContent.trim() || at?.getAttribute('aria-label') || at?.textContent.trim() || '';
    });
  }
}
