// Who may import whom. Each rule forbids what the direction of the house does not name; a rule's comment is what a person
// reads when it is broken.

/** Names of folders below src and server that more than one rule speaks of. */
const outside = '^(components|server|testing|cli|demo|stories|test|bench|examples|scripts)/';
const elements = '^components/(item-picker|proof-uploader|status-tracker|order-list|provider)/';
const composed = '^components/(wizard|order-detail)/';

/** A layer of the SDK may import itself and the layers below it, and nothing else of the repository. */
const layer = (name, path, below) => ({
  name: `sdk-${name}`,
  severity: 'error',
  comment: `${name} may import only ${below.length ? below.join(', ') : 'itself'}: contract ← rules ← transport ← resources ← client ← index.`,
  from: { path: `^src/${path}` },
  to: { path: '^src/', pathNot: [path, ...below].map((part) => `^src/${part}`) },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two modules that need each other at run time are one module, or miss a third. Types alone may refer to each other.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      comment: 'The import names something that does not exist. (The scripts of a page import by address.)',
      from: {},
      to: { couldNotResolve: true, pathNot: '^/' },
    },

    layer('contract', 'contract/', []),
    layer('rules', 'rules/', ['contract/']),
    layer('webhooks', 'webhooks/', ['contract/']),
    layer('transport', 'transport/', ['contract/', 'rules/']),
    layer('uploads', 'uploads/', ['contract/', 'rules/', 'transport/']),
    layer('resources', 'resources/', ['contract/', 'rules/', 'transport/', 'uploads/']),
    layer('drafts', 'drafts/', ['contract/', 'rules/', 'transport/', 'uploads/', 'resources/']),
    {
      name: 'sdk-index-is-the-top',
      severity: 'error',
      comment: 'Nothing inside the SDK imports its own public entry.',
      from: { path: '^src/' },
      to: { path: '^src/index\\.ts$' },
    },
    {
      name: 'sdk-stands-alone',
      severity: 'error',
      comment: 'The SDK imports neither elements nor server nor anything that is built on it.',
      from: { path: '^src/' },
      to: { path: outside },
    },
    {
      name: 'sdk-without-lit',
      severity: 'error',
      comment: 'The SDK runs in Node, workers and browsers; Lit belongs to the elements.',
      from: { path: '^src/' },
      to: { path: 'node_modules/(lit|lit-html|lit-element|@lit)/' },
    },

    {
      name: 'elements-use-the-public-entry',
      severity: 'error',
      comment: 'Elements import the SDK as a stranger would: src/index.ts alone.',
      from: { path: '^components/' },
      to: { path: '^src/', pathNot: '^src/index\\.ts$' },
    },
    {
      name: 'elements-stand-on-the-sdk-alone',
      severity: 'error',
      comment: 'Elements import nothing of the server, of what we ship for tests, or of the demo.',
      from: { path: '^components/' },
      to: { path: '^(server|testing|cli|demo|stories|test|bench|examples|scripts)/' },
    },
    {
      name: 'foundation-is-the-bottom',
      severity: 'error',
      comment: 'foundation ← controllers ← parts ← elements: foundation imports none of them.',
      from: { path: '^components/foundation/' },
      to: { path: ['^components/(controllers|parts)/', elements, composed] },
    },
    {
      name: 'controllers-below-parts',
      severity: 'error',
      comment: 'foundation ← controllers ← parts ← elements: controllers import neither parts nor elements.',
      from: { path: '^components/controllers/' },
      to: { path: ['^components/parts/', elements, composed] },
    },
    {
      name: 'parts-below-elements',
      severity: 'error',
      comment: 'Parts are what elements are made of and know none of them.',
      from: { path: '^components/parts/' },
      to: { path: [elements, composed] },
    },
    {
      name: 'elements-side-by-side',
      severity: 'error',
      comment: 'Elements do not import each other; only the wizard and the order detail are made of elements.',
      from: { path: '^components/(item-picker|proof-uploader|status-tracker|order-list|provider)/' },
      to: { path: [elements, composed], pathNot: '^components/$1/' },
    },
    {
      name: 'composed-side-by-side',
      severity: 'error',
      comment: 'The wizard and the order detail do not import each other.',
      from: { path: '^components/(wizard|order-detail)/' },
      to: { path: composed, pathNot: '^components/$1/' },
    },
    {
      name: 'only-define-defines',
      severity: 'error',
      comment: 'A class module has no side effect: only a define.ts or the bundle imports a define.ts.',
      from: { path: '^(src|components|server|testing|cli)/', pathNot: ['/define\\.ts$', '^components/bundle\\.ts$'] },
      to: { path: ['^components/define\\.ts$', '^components/.+/define\\.ts$'] },
    },

    {
      name: 'server-shares-rules-only',
      severity: 'error',
      comment: 'The server imports src/contract, src/rules and src/webhooks; never the client, its resources or its transport.',
      from: { path: '^server/' },
      to: { path: '^src/', pathNot: '^src/(contract|rules|webhooks)/' },
    },
    {
      name: 'server-stands-alone',
      severity: 'error',
      comment: 'The server imports neither elements nor anything that is built on it.',
      from: { path: '^server/' },
      to: { path: '^(components|testing|cli|demo|stories|test|bench|examples|scripts)/' },
    },
    {
      name: 'server-core-without-node',
      severity: 'error',
      comment: 'The core of the server runs in a browser too; what knows Node comes in through a port.',
      from: { path: '^server/', pathNot: '^server/(node|adapters)/' },
      to: { path: '^server/(node|adapters)/' },
    },
    {
      name: 'stores-are-private',
      severity: 'error',
      comment: 'Capabilities talk through services, never through the store of another one.',
      from: { path: '^server/([^/]+)/', pathNot: '^server/node/' },
      to: { path: '^server/[^/]+/[^/]*store\\.ts$', pathNot: '^server/$1/' },
    },

    {
      name: 'testing-on-sdk-and-server',
      severity: 'error',
      comment: 'What we ship for tests stands on the SDK and the server.',
      from: { path: '^testing/' },
      to: { path: '^(components|cli|demo|stories|test|bench|examples|scripts)/' },
    },
    {
      name: 'cli-on-sdk-server-testing',
      severity: 'error',
      comment: 'The command stands on the SDK, the server and what we ship for tests.',
      from: { path: '^cli/' },
      to: { path: '^(components|demo|stories|test|bench|examples|scripts)/' },
    },
    {
      name: 'demo-on-sdk-server-testing',
      severity: 'error',
      comment: 'The demo stands on the SDK, the server and what we ship for tests; its page loads the elements as a file.',
      from: { path: '^demo/' },
      to: { path: '^(components|cli|stories|test|bench|examples|scripts)/' },
    },

    {
      name: 'no-undeclared-package',
      severity: 'error',
      comment: 'What ships imports only packages that its user gets: dependencies and peers. (The OpenAPI document is written here and shipped as a file.)',
      from: { path: '^(src|components|server|testing|cli)/', pathNot: '^src/contract/openapi\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm', 'npm-peer', 'type-only'] },
    },
    {
      name: 'no-peer-in-the-browser',
      severity: 'error',
      comment: 'Peers are the server’s. A front-end team that installs the kit gets dependencies alone.',
      from: { path: '^(src|components)/', pathNot: '^src/contract/openapi\\.ts$' },
      to: { dependencyTypes: ['npm-peer'], dependencyTypesNot: ['npm'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|storybook-static)/' },
    // Types count too: a type-only import couples two folders as much as any other.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default', 'types'], extensions: ['.ts', '.js', '.json'] },
  },
};
