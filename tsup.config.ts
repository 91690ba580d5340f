import { existsSync, globSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';
import { droppableNamespaces, leanContract, nativePlatform, shortSheets } from './scripts/lean.ts';

// dist mirrors the sources, except that src/ is the root: what a person imports as `manual-order-kit` is dist/index.js.
const doors = ['src/index.ts', 'src/webhooks/index.ts', 'components/index.ts', 'components/locales/ms.ts', 'components/locales/zh-hans.ts', 'server/index.ts', 'server/node/index.ts', 'testing/index.ts', 'cli/main.ts'];

// Every folder with a define.ts also has its class module. Each define.ts is an entry of its own, see `defineApart`.
const definitions = globSync('components/**/define.ts');
const elements = definitions.flatMap((file) => {
  const [, folder] = /([^/\\]+)[/\\]define\.ts$/.exec(file) ?? [];
  const source = file.replace(/define\.ts$/, `${folder}.ts`);
  return existsSync(source) ? [file, source] : [file];
});

const entry = Object.fromEntries(
  [...doors.filter((file) => existsSync(file)), ...elements]
    .map((file) => file.replaceAll('\\', '/'))
    .map((file) => [file.replace(/^src\//, '').replace(/\.ts$/, ''), file]),
);

/**
 * Keeps `import './wizard/define.ts'` an import of the built `./wizard/define.js`. Otherwise the code that two entries
 * share moves to a chunk, and bundlers drop an import of a chunk, since only define files are listed as having side effects.
 */
const defineApart: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'define-apart',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\/(.*\/)?define\.ts$/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: path.replace(/\.ts$/, '.js'), external: true },
    );
  },
};

/** What `npm install manual-order-kit` brings: ES modules that share their chunks, with dependencies left as imports. */
const modules: Options = {
  name: 'modules',
  entry,
  outDir: 'dist',
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  external: [/^node:/],
  removeNodeProtocol: false,
  splitting: true,
  sourcemap: true,
  esbuildPlugins: [defineApart, leanContract, shortSheets],
  plugins: [droppableNamespaces],
};

/** One file for one `<script type="module" src>`: everything inside, nothing loaded from elsewhere. */
export const bundle: Options = {
  name: 'bundle',
  entry: { 'manual-order-kit': 'components/bundle.ts' },
  outDir: 'dist/bundle',
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
  minify: true,
  splitting: false,
  sourcemap: true,
  noExternal: [/.*/],
  define: { 'process.env.NODE_ENV': '"production"' },
  esbuildPlugins: [leanContract, shortSheets, nativePlatform],
};

export default defineConfig(existsSync('components/bundle.ts') ? [modules, bundle] : [modules]);
