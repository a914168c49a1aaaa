import type { OxlintOverride } from 'oxlint';

/**
 * What each module may import, in the order of the map in docs/design.md: only modules before it, so there are no cycles.
 * A module is a folder of lib/, or app/. Anything not listed is an error.
 */
export const mayImport = {
  domain: [],
  postgres: [],
  vault: [],
  simulators: [],
  messages: ['domain'],
  metrics: ['domain'],
  contract: ['domain'],
  sync: ['domain'],
  operations: ['domain', 'contract'],
  client: ['domain', 'contract', 'messages'],
  openapi: ['domain', 'contract', 'messages', 'operations'],
  'upstream-http': ['domain', 'sync/ports'],
  pos: ['domain', 'sync/ports', 'upstream-http'],
  ordering: ['domain', 'sync/ports', 'upstream-http'],
  queue: ['postgres'],
  db: ['domain', 'postgres', 'vault', 'contract', 'sync'],
  accounts: ['domain', 'vault', 'db'],
  api: ['domain', 'contract', 'messages', 'operations', 'sync'],
  process: [
    'domain',
    'postgres',
    'vault',
    'messages',
    'metrics',
    'contract',
    'sync',
    'operations',
    'upstream-http',
    'pos',
    'ordering',
    'queue',
    'db',
    'accounts',
    'api',
  ],
  app: ['domain', 'contract', 'client', 'messages', 'openapi', 'process/routes'],
  launch: ['domain', 'postgres', 'vault', 'simulators', 'queue', 'db', 'accounts', 'process'],
  checks: ['queue', 'launch'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Module = keyof typeof mayImport;

export const modules = Object.keys(mayImport) as Module[];

/** Packages that only their owning modules may import. */
const owners: { name: string; packages: string; modules: readonly Module[] }[] = [
  { name: 'Prisma', packages: '^@prisma/|^#lib/db/generated/|/db/generated/', modules: ['db', 'launch'] },
  { name: 'better-auth', packages: '^(better-auth|@better-auth/[^/]+)(/|$)', modules: ['accounts'] },
  { name: 'pg-boss', packages: '^pg-boss(/|$)', modules: ['queue'] },
  { name: 'The database driver', packages: '^pg(/|$)', modules: ['postgres', 'db', 'queue', 'launch', 'checks'] },
  { name: 'undici', packages: '^undici(/|$)', modules: ['upstream-http'] },
  { name: 'prom-client', packages: '^prom-client(/|$)', modules: ['metrics'] },
  {
    name: 'React and Next',
    packages: '^(react|react-dom|next|@mantine/[^/]+|@tanstack/[^/]+)(/|$)',
    modules: ['app', 'client', 'process'],
  },
];

/** Modules that start processes, and their files that may do so directly: those end the processes that they start. */
const starters: readonly Module[] = ['launch', 'checks', 'simulators'];
export const processStarters = [
  'lib/launch/{run-quietly,spawn-follower}.ts',
  'lib/launch/{bootstrap,install-packages}.js',
  'lib/launch/postgres/account.ts',
];

/** Processes must end with their parent and must not keep a test run's output open. */
export const noChildProcess = {
  regex: '^(node:)?child_process$',
  message: 'Start a process by runQuietly, startProcess or spawnFollower: they end it.',
};

type Pattern = { regex: string; message: string };

/** The other half of this rule is a test. */
const noParents: Pattern = {
  regex: '^\\.\\./.*\\.tsx?$',
  message: 'Import from the own folder by ./, from others by #lib/ or #app/.',
};

/** What a module may not import. */
export function patternsFor(module: Module): Pattern[] {
  const allowed: readonly string[] = mayImport[module];
  const others = modules.filter((other) => other !== module && other !== 'app');
  const patterns: Pattern[] = others
    .filter((other) => !allowed.includes(other))
    .map((other) => ({ regex: importOf(other, fileOf(other, allowed)), message: layerMessage(module) }));
  patterns.push(noParents, { regex: module === 'app' ? '^#e2e/' : '^#(app|e2e)/', message: layerMessage(module) });
  if (module === 'domain') patterns.push({ regex: '^[^.#]', message: 'The domain imports nothing outside itself.' });
  for (const owner of owners) {
    if (owner.modules.includes(module)) continue;
    patterns.push({ regex: owner.packages, message: `${owner.name} may only be imported by its owner.` });
  }
  return patterns;
}

/** The only importable file of a module: `sync/ports` allows `ports.ts` of sync. */
function fileOf(other: string, allowed: readonly string[]): string | undefined {
  const entry = allowed.find((name) => name.startsWith(`${other}/`));
  return entry && `${entry.slice(other.length + 1)}.ts`;
}

function importOf(module: string, except: string | undefined): string {
  return except === undefined ? `^#lib/${module}/` : `^#lib/${module}/${otherThan(except)}`;
}

/** Matches anything that doesn't start with `text`; the linter's regular expressions have no look-ahead. */
function otherThan(text: string): string {
  const ways = text.split('').map((character, index) => `${text.slice(0, index).replace('.', '\\.')}[^${character}]`);
  return `(${ways.join('|')})`;
}

function layerMessage(module: Module): string {
  const allowed = mayImport[module].join(', ') || 'nothing outside itself';
  return `${module === 'app' ? 'app' : `lib/${module}`} may import: ${allowed}.`;
}

/** Tests may import anything, because they test modules together. */
const tests = '**/*.test.{ts,tsx}';

function overrideFor(module: Module, { files, excludeFiles }: Pick<OxlintOverride, 'files' | 'excludeFiles'>) {
  const mayStart = !starters.includes(module) || files.includes(processStarters[0] ?? '');
  const patterns = mayStart ? patternsFor(module) : [...patternsFor(module), noChildProcess];
  return { files, excludeFiles, rules: { 'no-restricted-imports': ['error', { patterns }] } } satisfies OxlintOverride;
}

/** It renders the theme's style sheets, so it imports the theme and React. */
const themeGenerator: OxlintOverride = {
  files: ['lib/checks/theme/**'],
  rules: { 'no-restricted-imports': ['error', { patterns: [noParents, noChildProcess] }] },
};

/** One lint override per module, and one for the files that start processes. */
export const layerOverrides: OxlintOverride[] = [
  ...modules.map((module) =>
    overrideFor(module, { files: module === 'app' ? ['app/**'] : [`lib/${module}/**`], excludeFiles: [tests] }),
  ),
  overrideFor('launch', { files: processStarters, excludeFiles: [tests] }),
  themeGenerator,
];
