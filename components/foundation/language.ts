import { onLocaleRegistered } from './messages.ts';

const watchers = new Set<() => void>();
let stop: (() => void) | undefined;

const notify = (): void => {
  for (const watcher of watchers) watcher();
};

/**
 * Calls back when a `lang` attribute on the page changes or a translation arrives; the answer unsubscribes. All elements
 * share one observer, which is there only while one of them is on the page.
 */
export const watchLanguage = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  stop ??= (() => {
    const observer = new MutationObserver(notify);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'], subtree: true });
    const unsubscribe = onLocaleRegistered(notify);
    return () => {
      observer.disconnect();
      unsubscribe();
    };
  })();
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    stop?.();
    stop = undefined;
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
