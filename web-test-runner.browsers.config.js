import { chromeLauncher } from '@web/test-runner-chrome';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { findFirefox, startWebKit } from './test/browser/other-engines.ts';
import chromium from './web-test-runner.config.js';

const firefox = findFirefox();
const webkit = await startWebKit();

const browsers = [
  // puppeteer drives Firefox by WebDriver BiDi. The launcher would call it Chrome.
  ...(firefox ? [Object.assign(chromeLauncher({ launchOptions: { browser: 'firefox', executablePath: firefox, headless: true } }), { name: 'Firefox' })] : []),
  ...(webkit ? [webdriverLauncher({
    hostname: '127.0.0.1', port: webkit.port, path: '/',
    capabilities: {
      browserName: 'MiniBrowser', 'wdio:enforceWebDriverClassic': true, 'webkitgtk:browserOptions': { binary: webkit.binary, args: ['--automation'] },
    },
  })] : []),
];
if (!firefox) console.warn('Firefox is not installed, so nothing is run in it: npm run browsers');
if (!webkit) console.warn('WebKit with its driver and Xvfb are not installed, so nothing is run in it: npm run browsers');
if (browsers.length === 0) process.exit(1);

/** What every element promises, in the engines that Chromium is not. */
export default {
  ...chromium,
  // The two suites that every element passes. The elements' own tests use what only Chromium lets a test do: its clipboard, its
  // accessibility tree, real keys and sizes of the window. `--files` runs them here all the same, but
  // for those with the reference server in the page: it reads the stream of a request, which a page can do in Chromium alone.
  files: 'test/elements/**/*-contract.test.ts',
  browsers,
  concurrency: 1,
  concurrentBrowsers: 1,
};
