/**
 * Imports go one way (docs/architecture.md). Each rule names what a part may reach; everything else is refused.
 * The parser is swc, since the tool does not know TypeScript 7.
 */
const own = '^(core|db|electron|renderer|scripts|test|assets)/';

/** A part may import of our own code only what `to` matches. */
function only(name, from, to, comment) {
  return { name, severity: 'error', comment, from: { path: from }, to: { path: own, pathNot: to } };
}

export default {
  forbidden: [
    only('core-alone', '^core/', '^core/', 'core is pure: it stands on nothing of ours.'),
    only('db-on-core', '^db/', '^(db|core)/', 'The store knows the model, and nobody who uses it.'),
    only(
      'backend-on-db-and-core',
      '^electron/backend/',
      '^(electron/backend|db|core)/',
      'The backend knows of no host.',
    ),
    {
      name: 'reading-in-threads',
      severity: 'error',
      comment: 'The reader and the rules are loaded by the threads that run them, not at the start of the backend.',
      from: { path: '^electron/backend/', pathNot: '^electron/backend/(worker|pipeline)\\.ts$' },
      to: { path: '^electron/backend/pipeline\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    only(
      'cli-on-backend',
      '^electron/cli/',
      '^(electron/(cli|backend)|core)/',
      'The command reaches the store through the backend.',
    ),
    only(
      'browser-on-backend',
      '^electron/browser/',
      '^(electron/(browser|backend)|core)/',
      'The browser host reaches the store through the backend.',
    ),
    only(
      'main-on-contract',
      '^electron/main/',
      '^(electron/main|core/(contract|model))/',
      'Main holds windows: no SQL, no parsing.',
    ),
    only(
      'preload-on-contract',
      '^electron/preload/',
      '^(electron/preload|core/(contract|model))/',
      'The preload is a bridge.',
    ),
    only(
      'renderer-on-core',
      '^renderer/',
      '^(renderer|core)/',
      'The page reaches everything else through the contract.',
    ),
    {
      name: 'core-without-platform',
      comment: 'core runs anywhere: no Node, no Electron, no React, no driver.',
      severity: 'error',
      from: { path: '^core/' },
      to: {
        path: '^node:|node_modules/(electron|react|react-dom|better-sqlite3|ws|@mantine|ag-grid)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'core-without-node',
      comment: 'core runs anywhere: no Node.',
      severity: 'error',
      from: { path: '^core/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-without-node',
      comment: 'The page is sandboxed.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'one-importer-of-the-driver',
      comment: 'db/connection.ts is the only importer of better-sqlite3.',
      severity: 'error',
      from: { path: '^(core|db|electron|renderer)/', pathNot: '^db/connection\\.ts$' },
      to: { path: 'node_modules/better-sqlite3' },
    },
    {
      name: 'one-importer-of-the-query-engine',
      comment: "db/query is the only importer of sql.js, which runs analysts' queries.",
      severity: 'error',
      from: { path: '^(core|db|electron|renderer)/', pathNot: '^db/query/' },
      to: { path: 'node_modules/sql.js' },
    },
    {
      name: 'electron-in-its-processes',
      comment: 'Only main, preload and the utility process know Electron.',
      severity: 'error',
      from: { path: '^(core|db|electron|renderer)/', pathNot: '^electron/(main/|preload/|backend/utility\\.ts$)' },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'no-circle',
      comment: 'Two files that import each other are one file.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(electron|virtual:|vite/client|\\?)' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/' },
    tsPreCompilationDeps: true,
    extraExtensionsToScan: ['.css', '.json', '.svg'],
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
