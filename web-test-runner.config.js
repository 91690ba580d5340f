import { createReadStream } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { build } from 'esbuild';
import { accessibilityTreeCommand } from './test/browser/accessibility-tree.ts';
import { bundledTests } from './test/browser/bundled-tests.ts';
import { chromiumLaunchOptions } from './test/browser/chromium.ts';
import { writeShops } from './test/browser/made-shops.ts';

/** tus-js-client imports CommonJS packages, which a page cannot load as they are: it is served as one module instead. */
const tusAsOneModule = {
  name: 'tus-as-one-module',
  async serve(context) {
    if (!context.path.endsWith('/node_modules/tus-js-client/lib/upload.js')) return undefined;
    const { outputFiles } = await build({ entryPoints: ['tus-js-client/lib/upload.js'], bundle: true, write: false, format: 'esm', platform: 'browser' });
    return { body: outputFiles[0].text, type: 'js' };
  },
};

const shops = fileURLToPath(new URL('./node_modules/.cache/element-tests/made-shops', import.meta.url));
let makingShops;

const files = 'test/elements/**/*.test.ts';

// The browser's launcher closes the browser on these and lets the process go on: with nothing left to run, the runner would say that all passed.
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(128 + constants.signals[signal]));

export default {
  files,
  // Two pages at most: more only makes each of them slower on a small machine.
  concurrency: 2,
  // msw 3 resolves to its Node build without `browser`.
  nodeResolve: { browser: true, exportConditions: ['browser', 'development'] },
  middleware: [
    // A service worker may only control pages below its own address, so it has to lie at the root.
    (context, next) => {
      if (context.path === '/mockServiceWorker.js') context.url = '/public/mockServiceWorker.js';
      return next();
    },
    // The server takes PGlite's files for text and would change their bytes.
    (context, next) => {
      if (!/\/@electric-sql\/pglite\/dist\/[\w.]+\.(data|wasm|tar\.gz)$/.test(context.path)) return next();
      context.type = context.path.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
      context.body = createReadStream(fileURLToPath(new URL(`.${context.path}`, import.meta.url)));
      return undefined;
    },
    // Made when the first page asks for one.
    async (context, next) => {
      const [, name] = /^\/made-shops\/([\w.]+)$/.exec(context.path) ?? [];
      if (!name) return next();
      await (makingShops ??= writeShops(shops));
      context.type = name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
      context.body = createReadStream(`${shops}/${name}`);
      return undefined;
    },
  ],
  browsers: [chromeLauncher({
    // A page with the reference server in it lives for seconds: optimising PGlite's code takes more of them than it saves.
    launchOptions: await chromiumLaunchOptions({ args: ['--js-flags=--liftoff-only'] }),
    // Two pages are open at a time. Each has a context of its own: what one keeps in the browser is not the other's, and a browser
    // that is not a headless shell draws only the tab in front of a window, so that the other one would wait a second for each frame.
    // Only one has the focus; the other's elements would never hear of theirs.
    createPage: async ({ browser }) => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.emulateFocusedPage(true);
      return page;
    },
  })],
  filterBrowserLogs: ({ args }) => !args.some((arg) => typeof arg === 'string' && arg.startsWith('Lit is in dev mode')),
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  testFramework: { config: { timeout: 20_000 } },
  plugins: [
    accessibilityTreeCommand,
    bundledTests(files, 'test/elements/sdk/tab-sdk.ts'),
    tusAsOneModule,
    // An older target would drop the attribute that a JSON import needs.
    esbuildPlugin({ ts: true, tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)), target: 'esnext' }),
  ],
  // Two shims for code that is not bundled here: @tanstack/virtual-core reads process.env, and the virtualiser's
  // "ResizeObserver loop" notice, which browsers raise and drop, would count as a failed test.
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Element tests</title></head>
  <body>
    <script>
      globalThis.process = { env: { NODE_ENV: 'development' } };
      addEventListener('error', (event) => {
        if (/ResizeObserver loop/.test(event.message)) { event.stopImmediatePropagation(); event.preventDefault(); }
      }, true);
    </script>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`,
};
