import type { Preview } from '@storybook/web-components-vite';
import { setupWorker } from 'msw/browser';
import { mswLoader } from 'msw-storybook-addon/csf3';
import docsPage from './docs-page.mdx';

/** The page's own language, direction and colours: what elements follow on a shop's page they follow here. */
const page = document.documentElement;

const preview: Preview = {
  parameters: {
    a11y: { test: 'error' },
    layout: 'padded',
    controls: { expanded: true },
    // The story on a docs page runs in a frame, since its decorator sets the language and colours of the page that it is in.
    docs: { page: docsPage, story: { inline: false, height: '480px' } },
  },
  globalTypes: {
    locale: {
      description: 'Language of the page',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'ms', title: 'Bahasa Melayu' },
          { value: 'zh-Hans', title: '简体中文' },
          { value: 'ar-XB', title: 'Made up, longer, in Arabic letters' },
        ],
      },
    },
    theme: {
      description: 'Colour scheme of the page',
      toolbar: {
        title: 'Theme',
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    direction: {
      description: 'Reading direction of the page',
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
  },
  initialGlobals: { locale: 'en', theme: 'light', direction: 'ltr' },
  decorators: [
    (story, { globals }) => {
      page.lang = String(globals.locale);
      page.dir = String(globals.direction);
      page.dataset.theme = String(globals.theme);
      return story();
    },
  ],
  loaders: [
    mswLoader(async () => {
      const worker = setupWorker();
      await worker.start({
        quiet: true,
        // Beside the page and not at the server's root, for the stories may be served from a folder.
        serviceWorker: { url: './mockServiceWorker.js' },
        // What no handler answers goes to the file server, whose 404 then shows the missing handler.
        onUnhandledFrame: 'bypass',
      });
      return worker;
    }),
  ],
};

export default preview;
