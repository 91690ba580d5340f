import { expect } from 'chai';
import type { LitElement } from 'lit';
import { defineElement } from '../../../components/foundation/define-element.ts';
import { registerLocale } from '../../../components/foundation/messages.ts';
import { cutOff, spaceText, tooSmall } from './fit.ts';
import { clear, press, settled, until, violations } from './fixture.ts';
import { listenersLeft } from './page-listeners.ts';
import { pseudoLocale, registerPseudoLocale } from './pseudo-locale.ts';

export interface ElementContractOptions {
  tag: string;
  /** Imports the module that defines the tag; called once, by the first test. */
  define: () => Promise<unknown>;
  /** What a page sets, with which the element has something to show. Made anew for each element. */
  properties: () => Record<string, unknown>;
  /** Whether the element shows what it was given. */
  isShown: (element: HTMLElement) => boolean;
  /** What the page puts inside it. */
  content?: () => Node;
  /** An element that shows nothing of its own, only what the page put inside it. */
  isContainer?: boolean;
}

/** What every public element of the kit promises, whatever it is for. */
export const elementContract = ({ tag, define, properties, isShown, content, isContainer = false }: ElementContractOptions): void => {
  describe(`<${tag}> as an element of the kit`, () => {
    afterEach(clear);

    const place = (parent: Node = document.body): HTMLElement => {
      const main = document.createElement('main');
      parent.appendChild(main);
      return main;
    };
    const made = (given: Record<string, unknown> = properties(), owner = document): HTMLElement => {
      const element = Object.assign(owner.createElement(tag), given);
      if (content) element.append(content());
      return element;
    };
    const attached = async (given?: Record<string, unknown>): Promise<HTMLElement> => {
      const element = made(given);
      place().append(element);
      await settled(element);
      return element;
    };
    const shown = async (given?: Record<string, unknown>): Promise<HTMLElement> => {
      const element = await attached(given);
      await until(() => isShown(element));
      return element;
    };
    const textOf = (element: Element): string => element.shadowRoot?.textContent ?? '';
    const root = (element: Element): HTMLElement => element.shadowRoot!.querySelector<HTMLElement>('.root')!;
    // In a document without a window nothing is ever defined, so this one is upgraded only when it comes onto the page.
    const elsewhere = document.implementation.createHTMLDocument();

    it('takes properties that were set before it was defined, off the page and on it', async () => {
      const [later, present] = [made(), made()];
      place().append(present);
      expect(present.matches(':defined'), 'nothing has defined it yet').to.equal(false);
      await define();
      place().append(later);
      await until(() => isShown(later) && isShown(present));
    });

    it('takes properties that were set before it was upgraded', async () => {
      const element = made(properties(), elsewhere);
      place().append(element);
      await until(() => isShown(element));
    });

    it('takes properties in any order, before and after it is on the page', async () => {
      const names = Object.keys(properties());
      for (const [first] of names.entries()) {
        const element = made({});
        const given = properties();
        const order = [...names.slice(first), ...names.slice(0, first)];
        for (const name of order.slice(0, 1)) Object.assign(element, { [name]: given[name] });
        place().append(element);
        await settled(element);
        for (const name of order.slice(1)) Object.assign(element, { [name]: given[name] });
        await until(() => isShown(element));
      }
    });

    it('takes undefined for any property, as a framework gives it for one that it no longer sets', async () => {
      const element = await shown();
      const { elementProperties } = customElements.get(tag) as typeof LitElement;
      const names = [...elementProperties].flatMap(([name, { state }]) => (state ? [] : [name]));
      expect(names).to.include.members(Object.keys(properties()));
      for (const name of names) {
        Object.assign(element, { [name]: undefined });
        await settled(element);
      }
      Object.assign(element, properties());
      await until(() => isShown(element));
    });

    it('is left as it is when another copy of the kit defines it again', async () => {
      const element = await shown();
      const first = customElements.get(tag);
      defineElement(tag, class extends HTMLElement {});
      expect(customElements.get(tag)).to.equal(first);
      expect(isShown(element)).to.equal(true);
    });

    it('can be hidden, and shown again', async () => {
      const element = made();
      element.hidden = true;
      place().append(element);
      await settled(element);
      expect(getComputedStyle(element).display).to.equal('none');
      element.hidden = false;
      await until(() => isShown(element));
      expect(getComputedStyle(element).display).to.equal(isContainer ? 'contents' : 'block');
    });

    it('shows the same again after it was moved in the page, also into a shadow root, or taken away for a while', async () => {
      const element = await shown();
      const host = document.createElement('div');
      place().append(host);
      for (const next of [place(), place(host.attachShadow({ mode: 'open' }))]) {
        next.append(element);
        await settled(element);
        await until(() => isShown(element));
      }
      element.remove();
      await settled(element);
      place().append(element);
      await until(() => isShown(element));
    });

    it('leaves no listener behind on the window or the document', async () => {
      // A queue or a session that the page made itself may listen for as long as the page likes.
      const given = properties();
      const left = await listenersLeft(async () => {
        const element = await shown(given);
        element.remove();
        await settled(element);
      });
      expect(left).to.deep.equal([]);
    });

    if (isContainer) return;

    it('says so when it has no client, and passes axe', async () => {
      const element = await attached({});
      expect(textOf(element)).to.contain('not connected to the shop yet');
      expect(await violations(element)).to.deep.equal([]);
    });

    it('lets no event of its insides reach the page', async () => {
      const element = await shown();
      const dialog = document.createElement('dialog');
      place().append(dialog);
      dialog.append(element);
      dialog.showModal();
      await until(() => isShown(element));
      const heard = new Set<string>();
      const types = ['input', 'change', 'select', 'submit', 'reset', 'toggle', 'beforetoggle', 'cancel', 'close', 'scroll', 'invalid', 'load', 'error'];
      for (const type of types) {
        // A form control tells of its value by an event of its own, and the dialog of its opening.
        dialog.addEventListener(type, (event) => { if (![element, dialog].includes(event.composedPath()[0] as HTMLElement)) heard.add(type); });
      }
      for (const inner of element.shadowRoot!.querySelectorAll('*')) {
        for (const type of types) inner.dispatchEvent(new Event(type, { bubbles: true, cancelable: true, composed: type === 'input' }));
      }
      await settled(element);
      expect([...heard]).to.deep.equal([]);
      expect(dialog.open, 'the page’s dialog').to.equal(true);
      dialog.close();
    });

    it('passes axe with what it was given, in a right-to-left page as well', async () => {
      document.documentElement.dir = 'rtl';
      const element = await shown();
      expect(await violations(element)).to.deep.equal([]);
      expect([element.matches(':dir(rtl)'), getComputedStyle(root(element)).direction]).to.deep.equal([true, 'rtl']);
    });

    it('renders everything into one wrapper that page styles do not reach', async () => {
      const element = await attached();
      const roots = [...element.shadowRoot!.children].filter(({ localName }) => localName !== 'style');
      expect(roots.map((each) => each.className)).to.deep.equal(['root']);
    });

    it('keeps its look on a page that resets everything', async () => {
      const hostile = new CSSStyleSheet();
      hostile.replaceSync('html { font-size: 62.5% } * { all: unset !important; font: 30px serif !important; line-height: 9 !important; text-transform: uppercase !important; letter-spacing: 9px !important }');
      document.adoptedStyleSheets = [hostile];
      const element = await shown();
      const { fontSize, lineHeight, textTransform, letterSpacing } = getComputedStyle(root(element));
      document.adoptedStyleSheets = [];
      expect({ fontSize, lineHeight, textTransform, letterSpacing })
        .to.deep.equal({ fontSize: '14px', lineHeight: '21px', textTransform: 'none', letterSpacing: 'normal' });
    });

    it('fits a column 320 px wide', async () => {
      const column = document.createElement('div');
      column.style.inlineSize = '320px';
      const element = await shown();
      element.before(column);
      column.append(element);
      await settled(element);
      await until(() => isShown(element));
      expect(element.getBoundingClientRect().width).to.be.at.most(320);
      expect(root(element).scrollWidth).to.be.at.most(320);
    });

    it('cuts nothing off at 320 px in a long language from right to left, nor with its text widely spaced, and all there can be hit', async () => {
      registerPseudoLocale();
      document.documentElement.lang = pseudoLocale;
      document.documentElement.dir = 'rtl';
      const column = place();
      column.style.inlineSize = '320px';
      const element = await shown();
      column.append(element);
      await until(() => isShown(element) && /[\u0600-\u06ff]/.test(textOf(element)));
      await settled(element);
      expect([...cutOff(element), ...tooSmall(element)]).to.deep.equal([]);
      spaceText(element);
      expect(cutOff(element)).to.deep.equal([]);
    });

    it('leaves Escape to the dialog around it while it has nothing to close', async () => {
      const element = await shown();
      const inner = root(element).querySelector<HTMLElement>('a[href], button, input, select, textarea, [tabindex="0"]');
      expect(press(inner ?? root(element), 'Escape'), 'the key is the browser’s').to.equal(true);
    });

    it('speaks the language of its place, also inside a shadow root, and changes with it', async () => {
      registerLocale('xx', { 'common.notConfigured': 'Not connected, in another language.' });
      const speaks = (other: Element): boolean => textOf(other).includes('in another language');
      const element = await attached({});
      const host = document.createElement('div');
      const nested = place(host.attachShadow({ mode: 'open' }));
      place().append(host);
      const strange = made({});
      nested.append(strange);
      await settled(strange);
      expect([speaks(element), speaks(strange)]).to.deep.equal([false, false]);
      host.lang = 'xx';
      await until(() => speaks(strange));
      nested.lang = 'en';
      await until(() => !speaks(strange));
      strange.lang = 'xx';
      await until(() => speaks(strange));
      expect(speaks(element)).to.equal(false);
    });
  });
};
