// Opens every built story in a Chromium, from a plain file server in a sub-folder, and fails on what a build cannot see:
// errors, requests that fail, elements that were never defined, an empty story, an accessibility violation, a failed play.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { launchBrowser } from '../test/browser/chromium.ts';
import { serveFolder } from '../test/browser/static-server.ts';

interface StoryEntry {
  id: string;
  title: string;
  name: string;
  type: 'story' | 'docs';
  tags?: string[];
}
interface StoryFinished {
  status: string;
  reporters: { type: string; status: string; result?: { violations?: { id: string; help: string; nodes: { target: unknown }[] }[]; error?: unknown } }[];
}

/** A story with this tag shows an error state: requests fail in it on purpose, and at least one has to. */
const failingRequests = 'failing-requests';
const folder = resolve('storybook-static');
/** The first story of each shop waits until its database is open, which takes a busy machine a minute. */
const storyTimeoutMs = 180_000;
/** A story is at rest when nothing was asked for or answered in this time, and it waits for no more than so many answers: one that loads for good gets none. */
const quietMs = 250;
const mostUnanswered = 2;

if (!existsSync(folder)) throw new Error('storybook-static is missing: run `npm run build-storybook` first.');
const { entries } = JSON.parse(readFileSync(resolve(folder, 'index.json'), 'utf8')) as { entries: Record<string, StoryEntry> };
const stories = Object.values(entries).filter((entry) => entry.type === 'story');

const server = await serveFolder({ folder, basePath: '/kit/stories/' });
const browser = await launchBrowser({ protocolTimeoutMs: storyTimeoutMs * 2 });
const startedMs = Date.now();
let book = await openBook(browser);
let failed = 0;
try {
  for (const story of stories) {
    const { problems, isStuck } = await readStory(book, story);
    if (problems.length > 0) failed += 1;
    if (isStuck) {
      await book.close();
      book = await openBook(browser);
    }
    console.log(`${problems.length > 0 ? '✖' : '✔'} ${story.title} › ${story.name}`);
    for (const problem of problems) console.log(`    ${problem}`);
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`${stories.length} stories, ${failed} failed, ${Math.round((Date.now() - startedMs) / 1000)} s`);
if (failed > 0 || stories.length === 0) process.exitCode = 1;

/** A page of the built Storybook, and what went wrong in it since it was last asked. */
interface Book {
  page: Page;
  /** Answers what the story still asks for at the end of its time; nothing once it is at rest, and, `withFailure`, a request of it has failed. */
  rest(options: { withFailure: boolean }): Promise<string[]>;
  take(): { problems: string[]; failures: string[] };
  close(): Promise<void>;
}

/**
 * Opens the page in which stories are shown one after the other, as in Storybook's own window: a shop with its database takes
 * seconds to open, and the stories of a page share it.
 */
async function openBook(openBrowser: Browser): Promise<Book> {
  // A context of its own: no service worker, draft or cached answer of a page before.
  const context = await openBrowser.createBrowserContext();
  const page = await context.newPage();
  let problems: string[] = [];
  let failures: string[] = [];
  // What the story itself asks its shop for: no answer that the story before left without waiting, and nothing of the browser's own PDF viewer.
  let underWay = new Set<HTTPRequest>();
  let quietSinceMs = Date.now();
  const ends = (request: HTTPRequest) => {
    if (underWay.delete(request)) quietSinceMs = Date.now();
  };
  page.on('request', (request) => {
    if (!/^https?:/.test(request.url())) return;
    underWay.add(request);
    quietSinceMs = Date.now();
  });
  page.on('requestfinished', ends);
  const fails = (request: HTTPRequest, how: string) => failures.push(`${request.method()} ${request.url()}: ${how}`);

  page.on('pageerror', (error) => problems.push(`uncaught: ${String(error)}`));
  page.on('console', (message) => {
    // The browser's own line about a failed request says less than the request does.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) problems.push(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => {
    ends(request);
    const reason = request.failure()?.errorText ?? 'failed';
    // Leaving a story ends what it still waits for, such as an event stream.
    if (reason !== 'net::ERR_ABORTED') fails(request, reason);
  });
  page.on('response', (response) => {
    // It stays open for good.
    if (response.headers()['content-type']?.startsWith('text/event-stream')) ends(response.request());
    // The browser asks for a page's icon by itself.
    if (response.status() >= 400 && !response.url().endsWith('/favicon.ico')) fails(response.request(), String(response.status()));
    const elsewhere = /^https?:/.test(response.url()) && !response.url().startsWith(server.url);
    if (elsewhere && !response.fromServiceWorker() && !response.url().endsWith('/favicon.ico')) problems.push(`loads from elsewhere: ${response.url()}`);
  });

  await page.evaluateOnNewDocument(() => {
    type Channel = { on(event: string, listener: (payload: { storyId: string }) => void): void; emit(event: string, payload: unknown): void };
    let channel: Channel | undefined;
    const finished = new Map<string, unknown>();
    const waiting = new Map<string, (payload: unknown) => void>();
    const finish = (payload: { storyId: string }): void => {
      finished.set(payload.storyId, payload);
      waiting.get(payload.storyId)?.(payload);
    };
    Object.defineProperty(globalThis, '__STORYBOOK_ADDONS_CHANNEL__', {
      configurable: true,
      get: () => channel,
      set: (value: Channel | undefined) => {
        channel = value;
        value?.on('storyFinished', finish);
        value?.on('storyMissing', (id) => { finish({ storyId: String(id), status: 'missing', reporters: [] } as { storyId: string }); });
      },
    });
    /** Shows a story, if it is not shown already, and answers how it ended. */
    Object.assign(globalThis, {
      storyFinished: (storyId: string) => new Promise((done) => {
        if (finished.has(storyId)) done(finished.get(storyId));
        waiting.set(storyId, done);
        if (new URLSearchParams(location.search).get('id') !== storyId) channel?.emit('setCurrentStory', { storyId, viewMode: 'story' });
      }),
    });
  });
  return {
    page,
    rest: async ({ withFailure }) => {
      const untilMs = Date.now() + storyTimeoutMs;
      while (Date.now() < untilMs) {
        const isQuiet = underWay.size <= mostUnanswered && Date.now() - quietSinceMs >= quietMs;
        if (isQuiet && (!withFailure || failures.length > 0)) return [];
        await delay(quietMs / 5);
      }
      return [...underWay].map((request) => `${request.method()} ${request.url()}`);
    },
    take: () => {
      const taken = { problems, failures };
      problems = [];
      failures = [];
      underWay = new Set();
      return taken;
    },
    close: () => context.close(),
  };
}

/** Shows a story; `isStuck` when its page can show no other one. */
async function readStory({ page, rest, take }: Book, story: StoryEntry): Promise<{ problems: string[]; isStuck: boolean }> {
  const problems: string[] = [];
  const hasFailures = story.tags?.includes(failingRequests) ?? false;
  let isStuck = false;
  try {
    if (page.url() === 'about:blank') await page.goto(`${server.url}iframe.html?id=${encodeURIComponent(story.id)}&viewMode=story`, { timeout: storyTimeoutMs });
    const finished = await withTimeout(
      page.evaluate(async (id) => JSON.stringify(await (globalThis as unknown as { storyFinished: (storyId: string) => Promise<unknown> }).storyFinished(id)), story.id),
    );
    problems.push(...reported(JSON.parse(finished) as StoryFinished));
    problems.push(...(await rest({ withFailure: hasFailures })).map((request) => `never stops requesting: ${request}`));
    // A part that is loaded later is defined a moment after it has come.
    problems.push(...(await lasting(() => page.evaluate(emptyOrUndefined))));
  } catch (error) {
    isStuck = true;
    problems.push(String(error));
  }

  const { problems: seen, failures } = take();
  problems.push(...seen);
  if (!hasFailures) problems.push(...failures.map((failure) => `request failed: ${failure}`));
  else if (failures.length === 0) problems.push(`is tagged "${failingRequests}", but no request failed`);
  return { problems, isStuck };
}

function reported({ status, reporters }: StoryFinished): string[] {
  const failures = reporters.filter((report) => report.status === 'failed');
  const lines = failures.flatMap(({ type, result }) =>
    (result?.violations ?? []).map((violation) => `${type}: ${violation.id}: ${violation.help} (${JSON.stringify(violation.nodes.map((node) => node.target))})`),
  );
  return status === 'success' || lines.length > 0 ? lines : [`ended with ${status}`];
}

/** Runs in the page: what a build cannot see and what throws no error either. */
function emptyOrUndefined(): string[] {
  const root = document.querySelector('#storybook-root > #root-inner') ?? document.querySelector('#storybook-root');
  if (!root || root.childElementCount === 0) return ['the story is empty'];
  const undefinedTags = new Set<string>();
  const visit = (scope: ParentNode): void => {
    for (const element of scope.querySelectorAll('*')) {
      if (element.matches(':not(:defined)')) undefinedTags.add(element.localName);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(root);
  return [...undefinedTags].map((tag) => `<${tag}> is not defined`);
}

/** The problems that are left when a story's time is over, as soon as there are none. */
async function lasting(look: () => Promise<string[]>): Promise<string[]> {
  const untilMs = Date.now() + storyTimeoutMs;
  for (;;) {
    const problems = await look();
    if (problems.length === 0 || Date.now() >= untilMs) return problems;
    await delay(quietMs);
  }
}

function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`did not finish in ${storyTimeoutMs} ms`)), storyTimeoutMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
