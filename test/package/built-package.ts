// What the tests of the built package share: the package as its user gets it, under its own name.
import { globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, which after a build is also the package's. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The fields of package.json that the tests look at. */
export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, string | Record<string, string>>;
  bin: Record<string, string>;
};

/** The folder of each public element, such as `item-picker`. */
export const folders = globSync('components/*/define.ts', { cwd: root })
  .map((file) => basename(dirname(file)))
  .filter((folder) => !['parts', 'foundation', 'controllers'].includes(folder));

/** The tag of each public element: `manual-order-` and its folder, without saying "order" twice. */
export const tags = folders.map((folder) => `manual-order-${folder.replace(/^order-/, '')}`);

/**
 * Makes a shop's project that has installed the kit, with the given files.
 * Its folder lies in the cache beside the packages, so that they resolve from it; the caller removes it.
 */
export async function shopProject(files: Record<string, string>): Promise<string> {
  const cache = join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'shop-'));
  await mkdir(join(folder, 'node_modules'));
  await symlink(root, join(folder, 'node_modules/manual-order-kit'), 'dir');
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  return folder;
}
