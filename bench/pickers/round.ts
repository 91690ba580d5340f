import type { Browser, Page } from 'puppeteer-core';
import type { Nodes, Source } from './page/probe.ts';
import { typed } from './page/catalogue.ts';

/** What one page of one of the three took, in milliseconds; counts are counts. */
export interface Round {
  readonly mountMs: number;
  readonly openMs: number;
  readonly keysMs: readonly number[];
  readonly selectMs: number;
  readonly togglesMs: readonly number[];
  readonly longTasks: number;
  readonly nodes: Nodes;
  /** With 500 selected. */
  readonly nodesSelected: Nodes;
}

const scrollFrames = 120;
const leastScrolledPx = 14_000;
/** Rows that are clicked on; the first is selected before, and each is clicked on twice. */
const toggledRows = [2, 3, 4];
/** Typed, and then so many keys taken back. */
const takenBack = 3;

/** Dispatches a click as fast as the browser takes it. */
const click = async (page: Page, { x, y }: { x: number; y: number }): Promise<void> => {
  await page.mouse.move(x, y);
  await page.evaluate(async () => (await window.bench).settled());
  await Promise.all([page.mouse.down(), page.mouse.up()]);
};

/** What was expected; then the page comes to rest. */
const answer = (page: Page): Promise<number> => page.evaluate(async () => {
  const bench = await window.bench;
  const ms = await bench.answer();
  await bench.settled();
  if (ms === undefined) throw new Error('Nothing was expected.');
  return ms;
});

const open = async (page: Page): Promise<number> => {
  const point = await page.evaluate(async () => {
    const bench = await window.bench;
    bench.expectOpen();
    return bench.inputPoint();
  });
  await click(page, point);
  return answer(page);
};

const press = async (page: Page, key: string, text: string): Promise<number> => {
  await page.evaluate(async (expected) => (await window.bench).expectFound(expected), text);
  await page.keyboard.press(key as 'Backspace');
  return answer(page);
};

const typeAndTakeBack = async (page: Page): Promise<number[]> => {
  const keysMs: number[] = [];
  for (const [index, key] of [...typed].entries()) keysMs.push(await press(page, key, typed.slice(0, index + 1)));
  for (let left = typed.length - 1; left >= typed.length - takenBack; left -= 1) keysMs.push(await press(page, 'Backspace', typed.slice(0, left)));
  return keysMs;
};

/** Empties the field, so that the list shows everything again. */
const emptyField = async (page: Page): Promise<void> => {
  await page.evaluate(async () => (await window.bench).markText());
  await press(page, 'Backspace', '');
};

const toggle = async (page: Page, row: number): Promise<number> => {
  const point = await page.evaluate(async (index) => (await window.bench).expectToggle(index), row);
  await click(page, point);
  return answer(page);
};

const nodesOf = (page: Page): Promise<Nodes> => page.evaluate(async () => (await window.bench).nodes());

/** Measures everything in a page of its own. */
export async function measure(browser: Browser, { url, source, slowdown, scrolls }: { url: string; source: Source; slowdown: number; scrolls: boolean }): Promise<Round> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const failures: unknown[] = [];
    page.on('pageerror', (error) => failures.push(error));
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(url);
    if (slowdown > 1) await page.emulateCPUThrottling(slowdown);
    const mountMs = await page.evaluate(async () => (await window.bench).mountMs);
    const openMs = await open(page);
    const nodes = await nodesOf(page);
    const longTasks = scrolls ? await scroll(page) : 0;
    const keysMs = source === 'memory' ? await typeAndTakeBack(page) : [];
    if (source === 'memory') await emptyField(page);
    const selectMs = source === 'memory' ? await page.evaluate(async () => {
      const bench = await window.bench;
      const ms = await bench.select();
      await bench.settled();
      return ms;
    }) : NaN;
    const nodesSelected = await nodesOf(page);
    const togglesMs: number[] = [];
    if (source === 'memory') for (const row of [...toggledRows, ...toggledRows]) togglesMs.push(await toggle(page, row));
    if (failures.length > 0) throw failures[0];
    return { mountMs, openMs, keysMs, selectMs, togglesMs, longTasks, nodes, nodesSelected };
  } finally {
    await context.close();
  }
}

/** Scrolls and comes back. @returns tasks of more than 50 ms */
const scroll = async (page: Page): Promise<number> => {
  const { longTasks, scrolledPx } = await page.evaluate(async (frames) => (await window.bench).scroll(frames), scrollFrames);
  // Five pages or more: less would mean that no further page came.
  if (scrolledPx < leastScrolledPx) throw new Error(`The list scrolled ${scrolledPx} px only.`);
  return longTasks;
};
