// The rules that need no types; those that do are in .oxlintrc.json.
import { globSync } from 'node:fs';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const typescript = ['**/*.ts'];
const tests = ['test/**/*.ts', 'stories/**/*.ts'];
const shipped = ['src/**/*.ts', 'components/**/*.ts', 'server/**/*.ts', 'testing/**/*.ts', 'cli/**/*.ts'];
/** Runs in browsers, workers and every server runtime, so nothing here may know Node. */
const portable = ['src/**/*.ts', 'components/**/*.ts', 'server/**/*.ts'];
const nodeOnly = ['server/node/**/*.ts', 'server/adapters/**/*.ts'];
/** Rules that browser and server share: the same input must give the same answer, so clock and randomness come as arguments. */
const pure = ['src/rules/**/*.ts', 'src/contract/**/*.ts', 'src/drafts/**/*.ts'];
/** A public element is `<folder>/<folder>.ts`; the internal ones are all of parts/. */
const elements = [...globSync('components/*/*.ts').filter((file) => /([^/\\]+)[/\\]\1\.ts$/.test(file)), 'components/parts/**/*.ts'];

const ban = (selector, message) => ({ selector, message });
const inTemplate = (tag, pattern) => `TaggedTemplateExpression[tag.name='${tag}'] TemplateElement[value.raw=/${pattern}/]`;

const narrowedTests = [
  ban("MemberExpression[property.name=/^(only|skip|todo)$/][object.name=/^(it|test|describe|suite|context|t)$/]", 'No test is switched off or singled out.'),
  ban("CallExpression[callee.name=/^(it|test|describe|suite)$/] > ObjectExpression > Property[key.name=/^(only|skip|todo)$/]", 'No test is switched off or singled out.'),
  ban("CallExpression[callee.name=/^(xit|xdescribe|fit|fdescribe)$/]", 'No test is switched off or singled out.'),
];
const htmlStrings = [
  ban("MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]", 'Markup comes from templates: strings become elements, and a strict CSP refuses them.'),
  ban(inTemplate('html', '\\.innerHTML\\s*='), 'Markup comes from templates: strings become elements, and a strict CSP refuses them.'),
  ban(inTemplate('html', '\\sstyle\\s*='), 'A strict CSP refuses style attributes; use a class or a part.'),
  ban("ImportDeclaration[source.value=/lit.*\\/(unsafe-html|unsafe-svg|style-map)/]", 'unsafeHTML and styleMap write strings that a strict CSP refuses.'),
];
const hostPage = [
  ban(inTemplate('css', '\\d\\s*rem\\b'), 'A shop page may set any root font size; use px or em.'),
  ban(inTemplate('css', 'z-index'), 'Use the top layer (popover, dialog): a z-index loses against some host page.'),
  ban(inTemplate('css', '(margin|padding|border)-(left|right)\\b|text-align:\\s*(left|right)|[\\s;{](left|right)\\s*:'), 'Logical properties only, for right-to-left pages.'),
];
const clockAndChance = [
  ban("NewExpression[callee.name='Date'][arguments.length=0]", 'Take the clock as an argument.'),
  ban("CallExpression[callee.object.name='Date'][callee.property.name='now']", 'Take the clock as an argument.'),
  ban("CallExpression[callee.object.name='Math'][callee.property.name='random']", 'Take randomness as an argument.'),
  ban("MemberExpression[object.name='crypto'][property.name=/^(randomUUID|getRandomValues)$/]", 'Take randomness as an argument.'),
];
const zod = {
  regex: '^zod(?!/mini$)(/|$)',
  message: "Only `import * as z from 'zod/mini'` ships: the whole library costs 75 KiB.",
};
const nodeModules = { group: ['node:*'], message: 'Only server/node and server/adapters know Node; put a port in front.' };
const nodeGlobals = ['process', 'Buffer', 'global', 'require', 'module', '__dirname', '__filename', 'setImmediate', 'clearImmediate'].map((name) => ({
  name,
  message: 'Only server/node and server/adapters know Node; put a port in front.',
}));

// A later block replaces a rule of an earlier one, so each block of a folder names the whole list that holds there.
const syntax = (...bans) => ({ 'no-restricted-syntax': ['error', ...bans.flat()] });
const imports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default tseslint.config(
  { ignores: ['dist/', 'storybook-static/', 'public/', '.data/', 'coverage/', 'node_modules/', '**/*.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: typescript,
    extends: [tseslint.configs.recommended],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-async-promise-executor': 'error',
      'no-cond-assign': 'error',
      'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
      'no-control-regex': 'error',
      'no-empty': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-misleading-character-class': 'error',
      'no-new-func': 'error',
      'no-self-compare': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-escape': 'error',
      'no-useless-rename': 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      'max-lines': ['error', { max: 350 }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      ...syntax(narrowedTests),
    },
  },
  { files: [...shipped], rules: { ...imports(zod) } },
  { files: portable, ignores: nodeOnly, rules: { ...imports(zod, nodeModules), 'no-restricted-globals': ['error', ...nodeGlobals] } },
  { files: ['src/**/*.ts'], rules: { 'no-console': ['error', { allow: ['warn', 'error'] }], ...syntax(htmlStrings) } },
  { files: pure, rules: { ...syntax(htmlStrings, clockAndChance) } },
  {
    files: ['components/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    rules: {
      'no-console': ['error', { allow: ['warn', 'error'] }],
      ...syntax(htmlStrings, hostPage),
      // An element's interface carries what a class cannot say: its typed events.
      '@typescript-eslint/no-unsafe-declaration-merging': 'off',
      'lit/lifecycle-super': 'error',
      'lit/no-classfield-shadowing': 'error',
      'lit/no-legacy-imports': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-value-attribute': 'error',
      'lit/prefer-nothing': 'error',
      'lit/prefer-static-styles': 'error',
      'lit/value-after-constraints': 'error',
      'wc/attach-shadow-constructor': 'error',
      'wc/guard-super-call': 'off', // Lit's base class always has the reactions.
      'wc/no-closed-shadow-root': 'error',
      'wc/no-constructor-params': 'error',
      'wc/no-customized-built-in-elements': 'error',
      'wc/no-invalid-extends': 'error',
      'wc/no-typos': 'error',
      'wc/require-listener-teardown': 'error',
    },
  },
  { files: elements, rules: { 'max-lines': ['error', { max: 250 }] } },
  {
    files: tests,
    rules: {
      // chai states facts as properties.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  { files: ['**/*.js', '**/*.cjs'], extends: [tseslint.configs.recommended], rules: { '@typescript-eslint/no-require-imports': 'off', 'max-lines': ['error', { max: 350 }] } },
);
