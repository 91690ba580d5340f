import { readAccessibilityTree } from '../browser/accessibility-tree.ts';
import { eventually } from '../e2e/demo.ts';
import { Person } from '../e2e/person.ts';

/** What differs from one day, or from one journey, to the next. */
const passing: readonly (readonly [RegExp, string])[] = [
  [/MO-\d+/g, 'MO-…'], [/\d+ available/g, '… available'], [/\d+ seconds?/g, '… seconds'], [/Drafts \(\d+\)/g, 'Drafts (…)'],
  [/\d{4}-\d{2}-\d{2}/g, '(day)'], [/\d{1,2} \w{3,4} \d{4}(, \d{1,2}:\d{2} [ap]m)?/g, '(time)'],
  [/(spinbutton "(Month|Day|Year) \2" value) "\d+"/g, '$1 "…"'],
];

const wizard = "document.querySelector('manual-order-wizard')";

/** A person who is told what is on the page by the accessibility tree alone, and acts on what has a role and a name in it. */
export class Listener extends Person {
  /** What the form is to a screen reader, once nothing of it moves any more. */
  async hearsAll(): Promise<string> {
    let before = '';
    return eventually('a page at rest', async () => {
      const tree = passing.reduce((text, [pattern, word]) => text.replaceAll(pattern, word), await readAccessibilityTree(this.page, wizard));
      const isAtRest = tree === before;
      before = tree;
      return isAtRest && tree;
    });
  }

  /** Waits until a live region says something. */
  async hears(words: string): Promise<void> {
    const said = new Set<string>();
    await eventually(`“${words}” to be said`, async () => {
      const tree = await readAccessibilityTree(this.page, wizard);
      for (const line of tree.split('\n')) if (/^\s*(status|alert)\b/.test(line)) said.add(line.trim());
      return [...said].some((line) => line.includes(words));
    }, 15_000).catch((cause: unknown) => { throw new Error(`“${words}” was not said, but ${[...said].join(' · ')}`, { cause }); });
  }

  /** Does what a screen reader does with what it stands on: the default action, without a pointer. */
  override async press(...[role, name, within]: Parameters<Person['press']>): Promise<void> {
    await (await this.find(role, name, within)).evaluate((element) => { (element as HTMLElement).click(); });
  }

  override async fill(...[role, name, text]: Parameters<Person['fill']>): Promise<void> {
    const field = await this.find(role, name);
    await field.focus();
    await field.evaluate((element) => { (element as HTMLInputElement).select(); });
    await this.page.keyboard.type(text);
  }
}
