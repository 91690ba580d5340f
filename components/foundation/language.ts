import { onLocaleRegistered } from './messages.ts';

const watchers = new Set<() => void>();
let observer: MutationObserver | undefined;
let unsubscribe: (() => void) | undefined;

const notify = (): void => {
  for (const watcher of watchers) watcher();
};

/**
 * Calls back when a `lang` attribute above an element changes or a translation arrives; the answer unsubscribes. All elements
 * share one observer, which is there only while one of them is on the page.
 */
export const watchLanguage = (element: Element, watcher: () => void): (() => void) => {
  watchers.add(watcher);
  observer ??= new MutationObserver(notify);
  unsubscribe ??= onLocaleRegistered(notify);
  // What changes inside a shadow root is not seen from outside. A root that is observed already stays so.
  for (let node: Node | undefined = element; node; node = (node as Partial<ShadowRoot>).host) {
    node = node.getRootNode();
    observer.observe(node, { attributes: true, attributeFilter: ['lang'], subtree: true });
  }
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    observer?.disconnect();
    unsubscribe?.();
    observer = unsubscribe = undefined;
  };
};

const parentAcrossShadow = (node: Node): Node | null =>
  (node instanceof Element && node.assignedSlot) || node.parentNode || (node instanceof ShadowRoot ? node.host : null);

/** The value of the nearest `lang` attribute at or above an element, through shadow roots; empty when there is none. */
export const nearestLanguage = (element: Element): string => {
  for (let node: Node | null = element; node; node = parentAcrossShadow(node)) {
    if (node instanceof HTMLElement && node.hasAttribute('lang')) return node.lang;
  }
  return '';
};
