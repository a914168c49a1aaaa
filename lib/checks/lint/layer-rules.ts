import type { OxlintOverride } from 'oxlint';

/** The modules that each module may import. A module is a folder of lib/, or app/. Anything not listed is an error. */
const mayImport = {
  domain: [],
  vault: [],
  postgres: [],
  queue: ['postgres'],
  contract: ['domain'],
  messages: ['domain'],
  metrics: ['domain'],
  simulators: [],
  sync: ['domain'],
  operations: ['domain', 'contract'],
  openapi: ['domain', 'contract', 'operations', 'messages'],
  client: ['domain', 'contract', 'messages'],
  'upstream-http': ['domain', 'sync/ports'],
  pos: ['domain', 'upstream-http', 'sync/ports'],
  ordering: ['domain', 'upstream-http', 'sync/ports'],
  db: ['domain', 'contract', 'sync', 'vault', 'postgres', 'accounts/ports'],
  accounts: ['domain', 'db', 'vault'],
  api: ['domain', 'contract', 'operations', 'messages', 'sync', 'accounts/ports'],
  app: ['domain', 'contract', 'client', 'messages', 'openapi', 'process/routes'],
} as const;

type Module = keyof typeof mayImport;

export const modules = Object.keys(mayImport) as Module[];

/** Modules that wire, start and test the others. They may import everything; only app/ may import from them, and only the routes. */
export const wiring: readonly string[] = ['process', 'launch', 'checks'];

/** Packages that only their owning modules may import. */
const owners: { name: string; packages: string; modules: readonly Module[] }[] = [
  { name: 'Prisma', packages: '^@prisma/|^#lib/db/generated/|/db/generated/', modules: ['db'] },
  { name: 'better-auth', packages: '^(better-auth|@better-auth/[^/]+)(/|$)', modules: ['accounts'] },
  { name: 'pg-boss', packages: '^pg-boss(/|$)', modules: ['queue'] },
  { name: 'The database driver', packages: '^pg(/|$)', modules: ['postgres', 'db', 'queue'] },
  { name: 'undici', packages: '^undici(/|$)', modules: ['upstream-http'] },
  { name: 'prom-client', packages: '^prom-client(/|$)', modules: ['metrics'] },
  {
    name: 'React and Next',
    packages: '^(react|react-dom|next|@mantine/[^/]+|@tanstack/[^/]+)(/|$)',
    modules: ['app', 'client'],
  },
];

type Pattern = { regex: string; message: string };

function patternsFor(module: Module): Pattern[] {
  const allowed: readonly string[] = mayImport[module];
  const others = [...modules, ...wiring].filter((other) => other !== module && other !== 'app');
  const patterns: Pattern[] = others
    .filter((other) => !allowed.includes(other))
    .map((other) => ({ regex: importOf(other, fileOf(other, allowed)), message: layerMessage(module) }));
  patterns.push({ regex: module === 'app' ? '^#e2e/' : '^#(app|e2e)/', message: layerMessage(module) });
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

/** Matches an import by package.json's `imports`, or by a relative path that leaves the module. */
const fromLib = '^(#lib/|(\\.\\./)+(lib/)?)';

function importOf(module: string, except: string | undefined): string {
  return except === undefined ? `${fromLib}${module}/` : `${fromLib}${module}/${otherThan(except)}`;
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

/** One lint override per module. Tests may import anything, because they test modules together. */
export const layerOverrides: OxlintOverride[] = modules.map((module) => ({
  files: module === 'app' ? ['app/**'] : [`lib/${module}/**`],
  excludeFiles: ['**/*.test.{ts,tsx}'],
  rules: { 'no-restricted-imports': ['error', { patterns: patternsFor(module) }] },
}));
