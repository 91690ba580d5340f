import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/web-components-vite';
import { writeShops } from '../test/browser/made-shops.ts';

const cache = fileURLToPath(new URL('../node_modules/.cache/stories', import.meta.url));
await writeShops(`${cache}/made-shops`);

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.stories.ts', '../stories/**/*.mdx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  // The service worker that answers the stories' requests, and the shops in whose name it does.
  staticDirs: ['../public', cache],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    // Relative addresses, so that the built stories work from any folder of a plain file server.
    base: './',
    // PGlite finds its WebAssembly beside its own module, which pre-bundling would move away.
    optimizeDeps: { ...vite.optimizeDeps, exclude: [...(vite.optimizeDeps?.exclude ?? []), '@electric-sql/pglite'] },
    build: {
      ...vite.build,
      // The whole server with its database comes along; a warning about that on each build teaches nobody anything.
      chunkSizeWarningLimit: 20_000,
    },
  }),
};

export default config;
