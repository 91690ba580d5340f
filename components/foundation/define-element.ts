import { warnOnce } from './warn-once.ts';

/**
 * Registers an element unless its tag is taken. A page may load the kit twice; the first copy wins and the second goes
 * on to its next element, so nothing here throws.
 *
 * @param registry - Another registry than the page's (a scoped one).
 */
export const defineElement = (tag: string, element: CustomElementConstructor, registry: CustomElementRegistry = customElements): void => {
  const present = registry.get(tag);
  if (!present) {
    registry.define(tag, element);
    return;
  }
  if (present !== element) warnOnce(`<${tag}> is already defined, by another copy of the kit or by the page; this copy leaves it as it is.`);
};
