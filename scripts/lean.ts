// Leaves out of the build what no page reads. Each plugin changes bytes only: the sources run the same without them.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import type { Options } from 'tsup';
import ts from 'typescript';
import type { CalledRow } from '../src/contract/operation.ts';

type TsupPlugin = NonNullable<Options['plugins']>[number];

interface Edit { readonly from: number; readonly to: number; readonly text: string }

const edited = (source: string, edits: readonly Edit[]): string =>
  edits.toSorted((a, b) => b.from - a.from).reduce((code, { from, to, text }) => code.slice(0, from) + text + code.slice(to), source);

const parsed = (path: string, source: string) => ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);

/** Whether something is worked out that a bundler keeps for fear of what it does: a spread, or the reading of a length. */
const isKept = (node: ts.Node): boolean =>
  ts.isSpreadElement(node) || ts.isSpreadAssignment(node) || (ts.isPropertyAccessExpression(node) && node.name.text === 'length')
  || (!ts.isFunctionLike(node) && (ts.forEachChild(node, isKept) ?? false));

const mark = '/* @__PURE__ */ ';

/**
 * Marks what is worked out when a module loads, so that a bundler drops a schema which nothing uses. A spread and
 * a length have no such mark, so what holds one is put into a function that has. Takes away what stands in zod's registry as well, the names
 * and the known values of open enums: only the OpenAPI document reads them, and that is written from the sources.
 */
const schemasAlone = (path: string, source: string): string => {
  const edits: Edit[] = [];
  const marked = new Set<number>();
  const visit = (node: ts.Node, runsAtOnce: boolean): void => {
    if (runsAtOnce && ts.isVariableDeclaration(node) && node.initializer && isKept(node.initializer)) {
      const { initializer } = node;
      edits.push({ from: initializer.getStart(), to: initializer.getStart(), text: `${mark}(() => (` }, { from: initializer.getEnd(), to: initializer.getEnd(), text: '))()' });
      return visit(initializer, false);
    }
    if (ts.isCallExpression(node)) {
      const { expression, arguments: [registry] } = node;
      if (expression.getText() === 'openEnum') return void edits.push({ from: node.getStart(), to: node.getEnd(), text: `${mark}z.string()` });
      // A chain such as `z.object().check()` has one mark, at its beginning.
      if (runsAtOnce) marked.add(node.getStart());
      if (ts.isPropertyAccessExpression(expression) && expression.name.text === 'register' && registry?.getText() === 'z.globalRegistry') {
        edits.push({ from: expression.expression.getEnd(), to: node.getEnd(), text: '' });
        return visit(expression.expression, runsAtOnce);
      }
    }
    ts.forEachChild(node, (child) => visit(child, runsAtOnce && !ts.isFunctionLike(child)));
  };
  visit(parsed(path, source), true);
  return edited(source, [...edits, ...[...marked].map((from) => ({ from, to: from, text: mark }))]);
};

const readByCalls = { id: true, method: true, path: true, idempotent: true, bodyType: true, answer: true } satisfies Record<keyof CalledRow, true>;

/** The rows of the contract's table, without what only a server and the OpenAPI document read. */
const calledRows = (path: string, source: string): string => {
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'operation') return ts.forEachChild(node, visit);
    const [row] = node.arguments;
    if (!row || !ts.isObjectLiteralExpression(row)) throw new Error(`${path}: a row of the table is an object literal.`);
    const kept = row.properties.filter(({ name }) => name && name.getText() in readByCalls);
    edits.push({ from: row.getStart(), to: row.getEnd(), text: `{ ${kept.map((property) => property.getText()).join(', ')} }` });
  };
  visit(parsed(path, source));
  return edited(source, edits);
};

/** Gives the SDK a copy of the table that has only what a call reads; the server's stays whole. */
export const leanContract: Plugin = {
  name: 'lean-contract',
  setup(build) {
    build.onResolve({ filter: /\/(list-)?operations\.ts$/ }, async ({ path, importer, pluginData, ...from }) => {
      if (pluginData === 'resolved' || (pluginData !== 'called' && !/[/\\]src[/\\](resources|transport|uploads)[/\\]/.test(importer))) return undefined;
      const { path: file } = await build.resolve(path, { importer, kind: from.kind, resolveDir: from.resolveDir, pluginData: 'resolved' });
      return { path: file, suffix: '?called' };
    });
    build.onLoad({ filter: /[/\\]src[/\\]contract[/\\][^/\\]+\.ts$/ }, ({ path, suffix }) => {
      const source = readFileSync(path, 'utf8');
      // Parts of the table that the table imports are the table too.
      const isTable = suffix === '?called';
      return { contents: schemasAlone(path, isTable ? calledRows(path, source) : source), loader: 'ts', ...(isTable && { pluginData: 'called' }) };
    });
  },
};

/** Minifies the sheets in css`` templates. */
export const shortSheets: Plugin = {
  name: 'short-sheets',
  setup(build) {
    build.onLoad({ filter: /\.css\.ts$/ }, async ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const edits: Edit[] = [];
      for (const { index, 0: all, 1: sheet = '' } of source.matchAll(/(?<=\bcss`)([^`\\$]*)(?=`)/g)) {
        // Without utf8 it writes “–” as an escape, which a template refuses: the whole sheet would come out empty.
        const { code } = await build.esbuild.transform(sheet, { loader: 'css', minify: true, charset: 'utf8' });
        if (code.includes('\\')) throw new Error(`${path}: a sheet with an escape in it cannot stand in a template.`);
        edits.push({ from: index, to: index + all.length, text: code.trim() });
      }
      return { contents: edited(source, edits), loader: 'ts' };
    });
  },
};

/** Gives tus-js-client the platform's own URL and Base64 instead of packages that stand in for them in old browsers. */
export const nativePlatform: Plugin = {
  name: 'native-platform',
  setup(build) {
    const modules: Readonly<Record<string, string>> = {
      'url-parse': 'export default URL;',
      'js-base64': 'export const Base64 = { encode: (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text))) };',
    };
    build.onResolve({ filter: /^(url-parse|js-base64)$/ }, ({ path }) => ({ path, namespace: 'native-platform' }));
    build.onLoad({ filter: /.*/, namespace: 'native-platform' }, ({ path }) => ({ contents: modules[path] ?? '' }));
  },
};

/**
 * Makes the object behind an `export * as orders` one value that a bundler can drop. As esbuild writes it, filling it is a
 * statement of its own, which keeps all of its functions, and with them the whole transport, on a page that uses none.
 */
export const droppableNamespaces: TsupPlugin = {
  name: 'droppable-namespaces',
  renderChunk: (code) => ({
    code: code.replaceAll(/^var (\w+_exports) = \{\};\n__export\(\1, (\{\n(?: {2}.*\n)*\})\);$/gm, 'var $1 = /* @__PURE__ */ (() => { const all = {};\n__export(all, $2); return all; })();'),
  }),
};
