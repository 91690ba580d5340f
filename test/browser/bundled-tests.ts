import { globSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from '@web/dev-server-core';
import { build } from 'esbuild';

const root = path.join(import.meta.dirname, '../..');

const bundle = async (entryPoints: string[]): Promise<Map<string, string>> => {
  const { outputFiles } = await build({
    absWorkingDir: root, entryPoints, outbase: root, outdir: root, write: false,
    bundle: true, splitting: true, format: 'esm', target: 'esnext', platform: 'browser', sourcemap: 'linked', logLevel: 'error',
    // msw 3 resolves to its Node build without `browser`; Lit and others say more in development.
    conditions: ['browser', 'development'],
    define: { 'process.env.NODE_ENV': '"development"' },
    // What only bundles for a shop's page may drop stays: tests import parts for what they define.
    ignoreAnnotations: true,
    // The runner's own modules, and what finds its files beside itself.
    external: ['/__*', '@electric-sql/pglite'],
  });
  return new Map(outputFiles.map((file) => [`/${path.relative(root, file.path).replaceAll('\\', '/')}`, file.text]));
};

/**
 * Serves test files with what they import as a few modules that share their chunks. Each file is a page of its own, and
 * hundreds of modules a page were most of what a run cost.
 *
 * @param files - globs of the test files and of what other pages of theirs load, from the project's root
 */
export const bundledTests = (...files: string[]): Plugin => {
  const entryPoints = globSync(files, { cwd: root });
  const addresses = new Set(entryPoints.map((file) => `/${file.replaceAll('\\', '/')}`));
  let bundling: Promise<Map<string, string>> | undefined;
  return {
    name: 'bundled-tests',
    async serve({ path: address }) {
      if (!addresses.has(address) && !/^\/[\w-]+-[A-Z0-9]{8}\.js(\.map)?$/.test(address) && !address.endsWith('.test.js.map')) return undefined;
      const body = (await (bundling ??= bundle(entryPoints))).get(address.replace(/\.ts$/, '.js'));
      return body === undefined ? undefined : { body, type: address.endsWith('.map') ? 'json' : 'js' };
    },
  };
};
