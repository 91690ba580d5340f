import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launchBrowser } from '../browser/chromium.ts';
import { eventually } from '../e2e/demo.ts';
import { openPage, type Person } from '../e2e/person.ts';
import { samplePdf } from '../server/uploads/sample-files.ts';
import { openHostilePage, type HostilePage } from './hostile-server.ts';

const elements = ['item-picker', 'proof-uploader', 'status-tracker', 'list', 'detail', 'proof-desk', 'wizard'].map((name) => `manual-order-${name}`);

/** What `page/page.js` leaves on the window. */
interface PageFacts {
  isReady?: boolean;
  violations: string[];
  undefinedBefore: string[];
}

describe('a page that makes it hard', { timeout: 300_000 }, () => {
  let server: HostilePage;
  let browser: Browser;
  let folder: string;
  let visitor: Person;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'manual-order-kit-hostile-'));
    [server, browser] = await Promise.all([openHostilePage(), launchBrowser()]);
  }, { timeout: 180_000 });
  after(async () => {
    await browser?.close();
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const facts = (): Promise<PageFacts> => visitor.page.evaluate(() => {
    const { violations, undefinedBefore } = window as unknown as PageFacts;
    return { violations, undefinedBefore };
  });
  const isDialogOpen = (): Promise<boolean> => visitor.page.$eval('#host', (dialog) => (dialog as HTMLDialogElement).open);
  const submitted = (name: string): Promise<string[]> =>
    visitor.page.$eval('#order', (form, field) => new FormData(form as HTMLFormElement).getAll(field).map(String), name);

  const visits = async (query = ''): Promise<void> => {
    visitor = await openPage(browser, `${server.url}/${query}`);
    await visitor.page.waitForFunction(() => (window as unknown as PageFacts).isReady);
  };
  /** Leaves the page, on which nothing was reported and nothing complained. */
  const leaves = async ({ warnings = [] }: { warnings?: readonly RegExp[] } = {}): Promise<void> => {
    assert.deepEqual((await facts()).violations, []);
    assert.deepEqual(server.reports, []);
    assert.deepEqual(visitor.troubles.filter((trouble) => !warnings.some((warning) => warning.test(trouble))), []);
    await visitor.page.browserContext().close();
  };
  /** Waits until every element shows what it is for, in the size and the letters that it was drawn in. */
  const looksAsDesigned = async (): Promise<void> => {
    for (const words of ['Travel mug', 'Browse files', 'Delivered', 'MO-10017', 'Order MO-', 'General details']) await visitor.waitsFor(words);
    const looks = await visitor.page.evaluate((tags) => tags.map((tag) => {
      const root = document.querySelector(tag)?.shadowRoot?.querySelector('.root');
      if (!root) return `${tag} shows nothing`;
      const { fontSize, fontFamily, letterSpacing, textTransform, lineHeight } = getComputedStyle(root);
      const { width, height } = root.getBoundingClientRect();
      return [tag, fontSize, fontFamily.split(',')[0], letterSpacing, textTransform, lineHeight, width > 900 && height > 40 ? 'has room' : `${width} × ${height}`].join(' ');
    }), elements);
    assert.deepEqual(looks, elements.map((tag) => `${tag} 14px system-ui normal none 21px has room`));
    // Whatever a person acts on can be seen and hit (WCAG 2.2, success criterion 2.5.8); a link in a text is as high as its line.
    const controls = await visitor.page.evaluate((tags) => {
      const within = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('*')].flatMap((each) => [each, ...(each.shadowRoot ? within(each.shadowRoot) : [])]);
      return tags.flatMap((tag) => within(document.querySelector(tag)!.shadowRoot!)
        .filter((each) => each.matches('button, select, textarea, input:not([type=file])') && each.checkVisibility() && !each.closest('.visually-hidden'))
        .map((each) => {
          const target = each.closest('label') ?? each;
          const { width, height } = target.getBoundingClientRect();
          const { visibility, textTransform } = getComputedStyle(each);
          const isGood = visibility === 'visible' && textTransform === 'none' && width >= 24 && height >= 24;
          return { tag, problem: isGood ? '' : `${each.outerHTML.slice(0, 120)} ${visibility} ${textTransform} ${width} × ${height}` };
        }));
    }, elements);
    assert.ok(controls.length > 40, `${controls.length} controls are to be seen`);
    assert.deepEqual(controls.filter(({ problem }) => problem), []);
  };

  it('has a policy that holds: what breaks it is refused and reported', async () => {
    await visits();
    await visitor.page.evaluate(() => {
      document.body.setAttribute('style', 'color: red');
      try {
        document.body.innerHTML += '<p></p>';
      } catch {
        document.title = 'refused';
      }
    });
    await eventually('the reports', async () => server.reports.length >= 2);
    const reported = (await facts()).violations.map((violation) => violation.split(' ')[0]);
    assert.deepEqual(reported, ['style-src-attr', 'require-trusted-types-for']);
    assert.equal(await visitor.page.title(), 'refused');
    await visitor.page.browserContext().close();
    server.reports.length = 0;
  });

  it('takes the elements as they were given before they were defined, and lets a person pick items', async () => {
    await visits();
    assert.deepEqual((await facts()).undefinedBefore, ['manual-order-provider', ...elements]);
    await looksAsDesigned();
    assert.equal((await submitted('item')).length, 1, 'the picker submits what it was given before it was defined');

    const field = await visitor.find('combobox', 'Goods');
    await field.type('MER-CAP-BLACK');
    const list = await visitor.find('listbox', 'Items found');
    await eventually('the one cap', async () => (await list.$$('[role=option]')).length === 1);
    await visitor.page.keyboard.press('ArrowDown');
    await visitor.page.keyboard.press('Enter');
    await eventually('two items are picked', async () => (await submitted('item')).length === 2);
    await visitor.page.keyboard.press('Escape');
    assert.equal(await isDialogOpen(), true, 'Escape closed the list, and not the page’s dialog');
    assert.equal(await visitor.page.evaluate(() => document.querySelector('manual-order-item-picker')?.open), false, 'the list was closed');

    await visitor.press('button', 'Browse');
    const catalogue = await visitor.find('listbox', 'Items found');
    await eventually('the catalogue', async () => (await catalogue.$$('[role=option]')).length > 0);
    await catalogue.focus();
    await visitor.page.keyboard.press('Escape');
    assert.equal(await isDialogOpen(), true, 'Escape ended the browsing alone');
    await leaves();
  });

  it('takes a file, and no choice of one for the closing of its dialog', async () => {
    await visits('?twice');
    await looksAsDesigned();
    const [chooser] = await Promise.all([visitor.page.waitForFileChooser(), visitor.press('button', 'Browse files')]);
    await chooser.cancel();
    assert.equal(await isDialogOpen(), true);

    const slip = join(folder, 'bank-slip.pdf');
    await writeFile(slip, samplePdf());
    await visitor.hands('Browse files', [slip]);
    await eventually('the file is stored', async () => (await submitted('proof')).length === 1);
    await visitor.waitsFor('bank-slip.pdf');
    assert.equal(await isDialogOpen(), true);
    await leaves({ warnings: [/is already defined, by another copy of the kit/] });
  });

  it('may even unset everything on everything', async () => {
    await visits('?unset');
    await looksAsDesigned();
    await leaves();
  });
});
