import assert from 'node:assert/strict';
import type { KeyInput, Page } from 'puppeteer-core';
import { Person } from '../e2e/person.ts';
import { Typist } from '../e2e/typist.ts';
import { eventually } from '../e2e/demo.ts';

/** What a person without a mouse would miss: nothing where all is well. */
const whatIsLost = (page: Page): Promise<string> => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return 'the focus is lost';
  const name = `${at.localName} “${at.getAttribute('aria-label') ?? at.textContent.trim().slice(0, 40)}”`;
  const { left, top, width, height } = at.getBoundingClientRect();
  if (!at.checkVisibility({ visibilityProperty: true }) || width === 0 || height === 0) return `${name} is not to be seen`;
  if (top + height <= 0 || top >= innerHeight || left + width <= 0 || left >= innerWidth) return `${name} is out of sight`;
  // What was only reached by a link or a step is nothing to act on: a heading, the page's content.
  if (at.matches(':is(h1, h2, h3, h4, section, main, [role=alert], #failure, .alert-title)[tabindex="-1"]')) return '';
  // The calendar of a date field is the browser's own, and so is its ring.
  if (at.matches('input[type=date]:not(:focus)')) return '';
  const isRinged = (element: Element): boolean => {
    const { outlineStyle, outlineWidth, opacity } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && opacity !== '0';
  };
  // A radio button inside a card wears the ring of its card.
  for (let element: Element | null = at, steps = 0; element && steps < 4; element = element.parentElement, steps += 1) if (isRinged(element)) return '';
  return `${name} has no ring`;
});

/** A person who has only a keyboard, and who wants to see at every moment where they are. */
export class CarefulTypist extends Typist {
  readonly #pointed: string[] = [];
  readonly #person: Person;

  private constructor(page: Page) {
    super(page);
    this.#person = new Person(page);
  }

  static async open(page: Page, address: string): Promise<CarefulTypist> {
    const typist = new CarefulTypist(page);
    await page.exposeFunction('pointed', (type: string) => { typist.#pointed.push(type); });
    await page.evaluateOnNewDocument(() => {
      const { pointed } = globalThis as unknown as { pointed: (type: string) => void };
      for (const type of ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'touchstart', 'wheel']) addEventListener(type, () => pointed(type), true);
    });
    await page.goto(address);
    return typist;
  }

  get troubles(): readonly string[] { return this.#person.troubles; }

  override async presses(key: KeyInput, ...held: KeyInput[]): Promise<void> {
    await super.presses(key, ...held);
    await this.#seesItself();
  }

  override async types(text: string): Promise<void> {
    await super.types(text);
    await this.#seesItself();
  }

  /** Goes on with Tab until it is at what is called so. */
  async tabsTo(name: string, key: 'forwards' | 'backwards' = 'forwards'): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      if ((await this.focused()).startsWith(name)) return;
      await this.presses('Tab', ...(key === 'backwards' ? ['Shift' as const] : []));
    }
    assert.fail(`Never came to ${name}; pressed: ${this.pressed.join(' ')}`);
  }

  /** Answers the file dialog that a key opens. */
  async hands(file: string, key: KeyInput): Promise<void> {
    const choosing = this.page.waitForFileChooser();
    // The page answers only once the browser has been told to give the dialog to the test; a key is sooner there than a click.
    await this.focused();
    await this.presses(key);
    await (await choosing).accept([file]);
  }

  /** @throws {AssertionError} where anything but a key has moved the page */
  assertNoPointer(): void {
    assert.deepEqual(this.#pointed, []);
  }

  // A step that is still on its way may leave the focus nowhere for a moment, which nobody sees; at rest it is somewhere.
  async #seesItself(): Promise<void> {
    let lost = '';
    await eventually('the focus in sight', async () => { lost = await whatIsLost(this.page); return lost === ''; }, 3_000)
      .catch((cause: unknown) => { throw new Error(`After ${this.pressed.slice(-6).join(' ')}: ${lost}`, { cause }); });
  }
}
