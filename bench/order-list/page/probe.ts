// What is asked of each list in the same words, and how long it takes until the answer has been painted.
import type { OrderSummary } from '../../../src/index.ts';
import { ordersOf } from './orders.ts';

/** One of the lists, as far as it has to be known here. */
export interface Subject {
  /** With all that it shows, also in shadow roots. */
  readonly element: Element;
  /** What scrolls the rows; nothing where nothing does. */
  readonly viewport: () => Element | null | undefined;
  readonly firstRow: () => Element | null | undefined;
}

export interface Measures {
  readonly openMs: number;
  readonly nodes: number;
  readonly nodesScrolled: number;
  /** Tasks of more than 50 ms while it was scrolled. */
  readonly longTasks: number;
  readonly scrolledPx: number;
}

const ordersInShop = 100_000;
const scrollFrames = 120;
/** Stops what would otherwise wait for ever. */
const patienceMs = 30_000;

/** The moment at which a frame that was asked for now has been laid out and painted. */
const painted = (): Promise<number> => new Promise((resolve) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(undefined);
  });
});

const settled = async (): Promise<void> => {
  await painted();
  await new Promise((resolve) => { requestIdleCallback(resolve, { timeout: 300 }); });
  await new Promise((resolve) => { setTimeout(resolve, 60); });
};

/** Elements and texts, also in shadow roots; comments, in which Lit marks its places, are left out. */
const nodesOf = (node: Node): number => {
  let count = node instanceof Element || node instanceof Text ? 1 : 0;
  for (const child of node.childNodes) count += nodesOf(child);
  if (node instanceof Element && node.shadowRoot) for (const child of node.shadowRoot.childNodes) count += nodesOf(child);
  return count;
};

const scroll = async (viewport: Element): Promise<number> => {
  let longTasks = 0;
  const observer = new PerformanceObserver((entries) => { longTasks += entries.getEntries().length; });
  observer.observe({ entryTypes: ['longtask'] });
  for (let frame = 0; frame < scrollFrames; frame += 1) {
    viewport.scrollTop += 300;
    await painted();
  }
  await settled();
  longTasks += observer.takeRecords().length;
  observer.disconnect();
  return longTasks;
};

declare global {
  interface Window { measures: Promise<Measures> }
}

/** Opens one of the lists on a shop of 100,000 orders and scrolls it. */
export const start = (mount: (orders: readonly OrderSummary[], place: Element) => Subject): void => {
  window.measures = (async () => {
    const orders = ordersOf(ordersInShop);
    // The first use in a page loads the data of all languages, whoever makes it.
    new Intl.NumberFormat('en').format(new Intl.DateTimeFormat('en').format() ? 1 : 0);
    await settled();
    const began = performance.now();
    const subject = mount(orders, document.querySelector('main') ?? document.body);
    let now = began;
    while (!subject.firstRow()?.textContent.includes(orders[0]?.number ?? '')) {
      now = await painted();
      if (now - began > patienceMs) throw new Error('The first row never came.');
    }
    if (now === began) now = await painted();
    await settled();
    const nodes = nodesOf(subject.element);
    const viewport = subject.viewport();
    const longTasks = viewport ? await scroll(viewport) : 0;
    return { openMs: now - began, nodes, nodesScrolled: nodesOf(subject.element), longTasks, scrolledPx: viewport?.scrollTop ?? 0 };
  })();
};
