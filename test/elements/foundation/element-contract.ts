import { expect } from 'chai';
import type { LitElement } from 'lit';
import { clear, settled, until, violations } from './fixture.ts';

export interface ElementContractOptions {
  tag: string;
  /** Imports the module that defines the tag; called once, by the first test. */
  define: () => Promise<unknown>;
  /** What a page sets, with which the element has something to show. Made anew for each element. */
  properties: () => Record<string, unknown>;
  /** Whether the element shows what it was given. */
  isShown: (element: HTMLElement) => boolean;
}

/** What every public element of the kit promises, whatever it is for. */
export const elementContract = ({ tag, define, properties, isShown }: ElementContractOptions): void => {
  describe(`<${tag}> as an element of the kit`, () => {
    afterEach(clear);

    const place = (): HTMLElement => {
      const main = document.createElement('main');
      document.body.append(main);
      return main;
    };
    const attached = async (given: Record<string, unknown> = properties()): Promise<HTMLElement> => {
      const element = Object.assign(document.createElement(tag), given);
      place().append(element);
      await settled(element);
      return element;
    };
    const textOf = (element: Element): string => element.shadowRoot?.textContent ?? '';

    it('takes properties that were set before it was defined', async () => {
      const element = document.createElement(tag);
      expect(element.matches(':defined'), 'nothing has defined it yet').to.equal(false);
      Object.assign(element, properties());
      place().append(element);
      await define();
      await until(() => isShown(element));
    });

    it('takes properties in any order, before and after it is on the page', async () => {
      const entries = Object.entries(properties());
      for (const order of [entries, entries.toReversed()]) {
        const element = document.createElement(tag);
        for (const [name, value] of order.slice(0, 1)) Object.assign(element, { [name]: value });
        place().append(element);
        await settled(element);
        for (const [name, value] of order.slice(1)) Object.assign(element, { [name]: value });
        await until(() => isShown(element));
      }
    });

    it('says so when it has no client, and passes axe', async () => {
      const element = await attached({});
      expect(textOf(element)).to.contain('not connected to the shop yet');
      expect(await violations(element)).to.deep.equal([]);
    });

    it('renders everything into one wrapper that page styles do not reach', async () => {
      const element = await attached();
      const roots = [...element.shadowRoot!.children].filter(({ localName }) => localName !== 'style');
      expect(roots.map((root) => root.className)).to.deep.equal(['root']);
    });

    it('can be hidden', async () => {
      const element = await attached();
      element.hidden = true;
      expect(getComputedStyle(element).display).to.equal('none');
    });

    it('shows the same again after it was moved in the page', async () => {
      const element = await attached();
      await until(() => isShown(element));
      place().append(element);
      await settled(element);
      await until(() => isShown(element));
    });

    it('lets a generic event of its insides reach nobody above the page’s own element', async () => {
      const element = await attached();
      await until(() => isShown(element));
      const heard: string[] = [];
      for (const type of ['toggle', 'cancel', 'close', 'scroll', 'invalid']) {
        element.parentElement!.addEventListener(type, () => heard.push(type));
      }
      for (const inner of element.shadowRoot!.querySelectorAll('*')) {
        for (const type of ['toggle', 'cancel', 'close']) inner.dispatchEvent(new Event(type, { bubbles: true }));
      }
      expect(heard).to.deep.equal([]);
    });

    it('speaks the language of its place', async () => {
      const element = await attached();
      const { registerLocale } = await import('../../../components/index.ts');
      registerLocale('xx', { 'common.notConfigured': 'Not connected, in another language.' });
      const strange = document.createElement(tag) as LitElement;
      const main = place();
      main.lang = 'xx';
      main.append(strange);
      await settled(strange);
      expect(textOf(strange)).to.contain('in another language');
      expect(textOf(element)).not.to.contain('in another language');
    });
  });
};
