// What is asked of each of the three in the same words, and how long it takes until the answer has been painted.
import { catalogue, firstTitle, type LabelledItem } from './catalogue.ts';

/** One of the three, as far as it has to be known here. */
export interface Subject {
  /** With all that it shows, also in shadow roots. */
  readonly element: Element;
  readonly input: () => HTMLInputElement | null | undefined;
  readonly isOpen: () => boolean;
  /** The rendered rows, in any order. */
  readonly rows: () => Iterable<Element>;
  /** What scrolls them. */
  readonly viewport: () => Element | null | undefined;
  /** Selects these by the property that a page sets. */
  readonly select: (items: readonly LabelledItem[]) => void;
}

/** `memory`: all items are in the page; `pages`: they come in pages, from what stands in for a server. */
export type Source = 'memory' | 'pages';

export interface Mounting {
  readonly items: readonly LabelledItem[];
  readonly source: Source;
  readonly place: Element;
}

export interface Nodes { readonly elements: number; readonly texts: number; readonly comments: number }

const catalogueSize = 100_000;
const selectedSize = 500;
const restMs = 60;
/** Stops what would otherwise wait for ever, in milliseconds. */
const patienceMs = 30_000;

/** The moment at which a frame that was asked for now has been laid out and painted. */
const painted = (): Promise<number> => new Promise((resolve) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(undefined);
  });
});

/**
 * Waits until nothing is left to do, and then as long as a person waits between two keys. Right behind a frame the next one
 * comes a whole tick of the display later, which would be added to all three; out of rest it comes at once.
 */
const settled = async (): Promise<void> => {
  for (let round = 0; round < 2; round += 1) {
    await painted();
    await new Promise((resolve) => { requestIdleCallback(resolve, { timeout: 300 }); });
  }
  await new Promise((resolve) => { setTimeout(resolve, restMs); });
};

/** Paints until something is shown. @returns when that was */
const shown = async (what: string, isShown: () => boolean): Promise<number> => {
  const began = performance.now();
  for (;;) {
    const now = await painted();
    if (isShown()) return now;
    if (now - began > patienceMs) throw new Error(`Never shown: ${what}`);
  }
};

const topOf = (row: Element): number => row.getBoundingClientRect().top;
const visibleRows = ({ rows }: Subject): Element[] => [...rows()].filter((row) => row.getBoundingClientRect().height > 0).sort((a, b) => topOf(a) - topOf(b));
const isSelected = (row: Element | undefined): boolean => row?.getAttribute('aria-selected') === 'true';

const count = (node: Node, nodes: { elements: number; texts: number; comments: number }): Nodes => {
  if (node instanceof Element) nodes.elements += 1;
  else if (node instanceof Comment) nodes.comments += 1;
  else if (node instanceof Text) nodes.texts += 1;
  for (const child of node.childNodes) count(child, nodes);
  if (node instanceof Element && node.shadowRoot) for (const child of node.shadowRoot.childNodes) count(child, nodes);
  return nodes;
};

/** What the measuring side calls in a page. */
const benchOf = (subject: Subject, { items, mountMs }: { items: readonly LabelledItem[]; mountMs: number }) => {
  let answer: Promise<number> | undefined;
  /** Takes the time from the next such event, at the moment when the browser got it, until something is shown. */
  const expect = (type: 'pointerdown' | 'keydown', what: string, isShown: () => boolean): void => {
    answer = new Promise((resolve, reject) => {
      addEventListener(type, ({ timeStamp }) => void shown(what, isShown).then((now) => resolve(now - timeStamp), reject), { once: true, capture: true });
    });
    // It is awaited by another call.
    answer.catch(() => {});
  };
  const firstRowHas = (text: string) => (): boolean => subject.isOpen() && (visibleRows(subject)[0]?.textContent.includes(text) ?? false);
  const centreOf = (element: Element | null | undefined) => {
    if (!element) throw new Error('There is nothing to click on.');
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };

  return {
    mountMs,
    settled,
    /** Milliseconds of what was expected. */
    answer: () => answer,
    inputPoint: () => centreOf(subject.input()),
    expectOpen: () => expect('pointerdown', 'an open list', firstRowHas(firstTitle(''))),
    /** With this text in the field. */
    expectFound: (text: string) => expect('keydown', `the first row for “${text}”`, () => subject.input()?.value === text && firstRowHas(firstTitle(text))()),
    /** Marks what stands in the field, so that one key takes it away. */
    markText: () => subject.input()?.select(),
    /** Selects 500, the first row among them. @returns milliseconds */
    select: async () => {
      await settled();
      const each = Math.floor(items.length / selectedSize);
      const chosen = items.filter((_, index) => index % each === 0).slice(0, selectedSize);
      const began = performance.now();
      subject.select(chosen);
      return await shown(`${chosen.length} selected`, () => isSelected(visibleRows(subject)[0])) - began;
    },
    /** Where to click on a row. */
    expectToggle: (index: number) => {
      const before = isSelected(visibleRows(subject)[index]);
      expect('pointerdown', `row ${index} toggled`, () => isSelected(visibleRows(subject)[index]) !== before);
      return centreOf(visibleRows(subject)[index]);
    },
    /** Scrolls the open list frame by frame. @returns how many tasks of more than 50 ms there were, and how far it got */
    scroll: async (frames: number) => {
      let longTasks = 0;
      const observer = new PerformanceObserver((list) => { longTasks += list.getEntries().length; });
      observer.observe({ entryTypes: ['longtask'] });
      const viewport = subject.viewport();
      for (let frame = 0; viewport && frame < frames; frame += 1) {
        viewport.scrollTop += 300;
        await painted();
      }
      await settled();
      longTasks += observer.takeRecords().length;
      observer.disconnect();
      return { longTasks, scrolledPx: viewport?.scrollTop ?? 0 };
    },
    nodes: () => count(subject.element, { elements: 0, texts: 0, comments: 0 }),
  };
};

export type Bench = ReturnType<typeof benchOf>;

declare global {
  interface Window { bench: Promise<Bench> }
}

/** Puts one of the three onto the page with its items. */
export const start = (mount: (mounting: Mounting) => Subject): void => {
  const source: Source = location.hash === '#pages' ? 'pages' : 'memory';
  window.bench = (async () => {
    const items = catalogue(catalogueSize);
    const place = document.querySelector('main') ?? document.body;
    await settled();
    const began = performance.now();
    const subject = mount({ items, source, place });
    const mountMs = await shown('the field', () => subject.input() != null) - began;
    await settled();
    return benchOf(subject, { items, mountMs });
  })();
};
