import type Axe from 'axe-core';
import 'axe-core/axe.js';
import { render, type TemplateResult } from 'lit';

// The package is a script that leaves a global behind, also where it is imported as a module.
const { axe } = globalThis as unknown as { axe: typeof Axe };

/** Puts a template on the page and answers its first element, once that has rendered. `afterEach(clear)` takes it away. */
export const fixture = async <Element extends HTMLElement>(template: TemplateResult): Promise<Element> => {
  const place = document.createElement('main');
  document.body.append(place);
  render(template, place);
  const element = place.firstElementChild as Element;
  await settled(element);
  return element;
};

/** Removes what the test put on the page. */
export const clear = (): void => {
  for (const place of document.querySelectorAll('main')) place.remove();
  document.documentElement.lang = 'en';
  document.documentElement.dir = '';
};

/** Waits until an element has rendered what it was last given, also after a microtask or two of its own. */
export const settled = async (element: Element): Promise<void> => {
  await new Promise((done) => setTimeout(done));
  await (element as Element & { updateComplete?: Promise<unknown> }).updateComplete;
};

/** Waits for something to become true, which it must within eight seconds: a busy machine takes its time. What is not there to be asked yet counts as not true. */
export const until = async <Value>(condition: () => Value | undefined | null | false, what = condition.toString()): Promise<Value> => {
  let cause: unknown;
  let tookMs = 0;
  // What takes long to ask must not keep what it waits for from the processor.
  for (const end = Date.now() + 8_000; Date.now() < end; await new Promise((done) => setTimeout(done, Math.max(10, 3 * tookMs)))) {
    const askedAt = performance.now();
    try {
      const value = condition();
      if (value) return value;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    tookMs = performance.now() - askedAt;
  }
  throw new Error(`Never came true: ${what}${cause instanceof Error ? ` (${cause.message})` : ''}`, { cause });
};

// axe's own reading of roles, which its types leave out.
const roleOf = (element: Element): string | null =>
  (axe.commons.aria as unknown as { getRole(element: Element): string | null }).getRole(element);
const { implicitHtmlRoles } = (axe.commons as unknown as { standards: { implicitHtmlRoles: Readonly<Record<string, string | ((node: unknown) => string | null)>> } }).standards;

/** Whether an element can have a role, as far as that is seen without axe's tree of the page: to build it takes longer than all else that is asked of a page. */
const mayBe = (element: Element, role: string): boolean => {
  const implicit = implicitHtmlRoles[element.localName];
  return implicit === role || typeof implicit === 'function' || element.hasAttribute('role') || element.localName.includes('-');
};

const deepElements = (root: ParentNode): Element[] => [
  ...(root instanceof Element && root.shadowRoot ? deepElements(root.shadowRoot) : []),
  ...[...root.children].flatMap((element) => [element, ...deepElements(element)]),
];

/** Everything with a role and (part of) an accessible name, through shadow roots, as assistive technology would name it. */
export const allByRole = <Found extends HTMLElement = HTMLElement>(root: ParentNode, role: string, name?: string | RegExp): Found[] => {
  const candidates = deepElements(root).filter((element) => mayBe(element, role) && element.checkVisibility());
  if (candidates.length === 0) return [];
  // `axe.setup` indexes the tree for selectors as well, which nothing here reads.
  (axe as { _tree?: unknown })._tree = (axe.utils as unknown as { getFlattenedTree(root: Element): unknown }).getFlattenedTree(document.documentElement);
  try {
    return candidates.filter((element): element is Found => {
      if (roleOf(element) !== role) return false;
      if (name === undefined) return true;
      const text = axe.commons.text.accessibleText(element).trim();
      return typeof name === 'string' ? text === name : name.test(text);
    });
  } finally {
    axe.teardown();
  }
};

/** The one element with that role and name. */
export const byRole = <Found extends HTMLElement = HTMLElement>(root: ParentNode, role: string, name?: string | RegExp): Found => {
  const found = allByRole<Found>(root, role, name);
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} elements with role ${role} and name ${String(name)}`);
  return only;
};

/** What axe-core finds on the page, as one line each; nothing is what it should be. */
export const violations = async (element: Element): Promise<string[]> => {
  const { violations: found } = await axe.run(element, { resultTypes: ['violations'] });
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary ?? ''}`));
};

/** Types into a field as a person would see it: the text is there, then the page hears of it. */
export const type = (input: HTMLInputElement | HTMLTextAreaElement, text: string): void => {
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};

/** Presses a key where the focus of an element is; answers whether the page left the key to the browser. */
export const press = (target: EventTarget, key: string, modifiers: KeyboardEventInit = {}): boolean =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...modifiers }));

/** Pastes into an element; answers whether the page left it to the browser. Firefox empties the clipboard of an event that a script makes, so it is put there. */
export const paste = (target: EventTarget, clipboardData: DataTransfer): boolean =>
  target.dispatchEvent(Object.defineProperty(new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true }), 'clipboardData', { value: clipboardData }));
