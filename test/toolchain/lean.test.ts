import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build, transform, type Plugin } from 'esbuild';
import { leanContract, nativePlatform, shortSheets } from '../../scripts/lean.ts';
import type { Operation } from '../../src/contract/operation.ts';
import { operations } from '../../src/contract/operations.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds a module that stands, as far as the build knows, at a path of the repository. */
const built = async (at: string, contents: string, plugins: readonly Plugin[]): Promise<string> => {
  const probe: Plugin = {
    name: 'probe',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^probe$/ }, () => ({ path: join(root, at), namespace: 'probe' }));
      onLoad({ filter: /.*/, namespace: 'probe' }, ({ path }) => ({ contents, resolveDir: join(path, '..'), loader: 'ts' }));
    },
  };
  const { outputFiles: [file] } = await build({ entryPoints: ['probe'], bundle: true, write: false, format: 'esm', platform: 'node', plugins: [probe, ...plugins] });
  return file?.text ?? '';
};

const loaded = async <Exports>(code: string): Promise<Exports> => import(`data:text/javascript,${encodeURIComponent(code)}`) as Promise<Exports>;

const rowsSeenFrom = async (at: string): Promise<readonly Operation[]> =>
  (await loaded<{ operations: readonly Operation[] }>(await built(at, "export { operations } from '../contract/operations.ts';", [leanContract]))).operations;

test('what the SDK sees of a row of the table is what a call reads, and nothing else', async () => {
  const rows = await rowsSeenFrom('src/resources/probe.ts');
  assert.deepEqual(rows.map(({ id }) => id), operations.map(({ id }) => id));
  for (const [index, { answer, ...row }] of rows.entries()) {
    const whole: Operation = operations[index] as Operation;
    const { id, method, path, idempotent, bodyType } = whole;
    assert.deepEqual(row, { id, method, path, ...(idempotent !== undefined && { idempotent }), ...(bodyType !== undefined && { bodyType }) });
    assert.equal(answer === undefined, whole.answer === undefined, id);
  }
});

test('everyone else sees the whole row', async () => {
  const rows = await rowsSeenFrom('src/rules/probe.ts');
  assert.deepEqual(rows.map((row) => Object.keys(row)), operations.map((row) => Object.keys(row)));
});

test('schemas that a build has changed take and refuse what they did', async () => {
  const { Order, OrderCreate } = await loaded<typeof import('../../src/contract/order.ts')>(
    await built('src/rules/probe.ts', "export { Order, OrderCreate } from '../contract/order.ts';", [leanContract]),
  );
  assert.equal(OrderCreate.safeParse({ segment: 'b2b', submit: true, lines: [{ kind: 'catalogue', sku: 'B-10', quantity: 3 }] }).success, true);
  assert.equal(OrderCreate.safeParse({ segment: 'b2b', unknown: true }).success, false);
  assert.equal(OrderCreate.safeParse({ segment: 'b2d' }).success, false);
  assert.equal(OrderCreate.safeParse({ segment: 'b2b', discounts: [{ label: 'Neither amount nor rate' }] }).success, false);
  assert.equal(Order.shape.status.safeParse('inventedLater').success, true);
});

test('a schema that nothing uses is left out of a page that uses its neighbours', async () => {
  const page = "import { channels } from '../contract/order.ts'; console.log(channels);";
  assert.match(await built('src/rules/probe.ts', page, []), /OrderCreate =/);
  assert.doesNotMatch(await built('src/rules/probe.ts', page, [leanContract]), /OrderCreate =|globalRegistry/);
});

test('every sheet comes out shorter, and with the same rules when the page has read it', async () => {
  const files = globSync('components/**/*.css.ts', { cwd: root });
  const page = files.map((file, index) => `export * as sheet${index} from '../../${file}';`).join('\n');
  type Sheet = { cssText: string };
  type Sheets = Record<string, Record<string, Sheet | Sheet[]>>;
  const [whole, short] = await Promise.all([built('src/rules/probe.ts', page, []), built('src/rules/probe.ts', page, [shortSheets])].map(async (code) => loaded<Sheets>(await code)));
  assert.ok(files.length > 0);
  for (const [index, file] of files.entries()) {
    for (const [name, exported] of Object.entries(whole?.[`sheet${index}`] ?? {})) {
      const shorter = [short?.[`sheet${index}`]?.[name] ?? []].flat();
      for (const [place, { cssText }] of [exported].flat().entries()) {
        const { code } = await transform(cssText, { loader: 'css', minify: true, charset: 'utf8' });
        assert.equal(shorter[place]?.cssText, code.trim(), file);
        assert.ok(code.length > 20 && code.length < cssText.length, file);
      }
    }
  }
});

test('what stands in for the packages of tus-js-client does what it asks of them', async () => {
  const page = "export { Base64 } from 'js-base64'; export { default as Address } from 'url-parse';";
  const { Base64, Address } = await loaded<{ Base64: { encode(text: string): string }; Address: typeof URL }>(await built('src/uploads/probe.ts', page, [nativePlatform]));
  for (const name of ['slip.pdf', 'résit é.pdf', '发票 🧾.png', '']) assert.equal(Base64.encode(name), Buffer.from(name).toString('base64'));
  assert.equal(new Address('/v1/uploads/upl_1', 'https://shop.example/v1/uploads').toString(), 'https://shop.example/v1/uploads/upl_1');
  assert.equal(new Address('https://files.example/upl_1', 'https://shop.example/v1/uploads').toString(), 'https://files.example/upl_1');
});
