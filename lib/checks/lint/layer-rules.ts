import type { OxlintOverride } from 'oxlint';

/** Who may import whom. A room is a folder or a file of lib/, or app/; what is not named is refused. */
const mayImport = {
  domain: [],
  access: ['domain'],
  operations: ['domain', 'contract'],
  openapi: ['domain', 'contract', 'operations', 'messages'],
  messages: ['domain'],
  contract: ['domain'],
  postgres: [],
  env: ['postgres'],
  logger: ['secrets'],
  secrets: [],
  vault: [],
  sync: ['domain'],
  unspoken: ['domain', 'contract'],
  http: ['domain', 'contract', 'operations', 'unspoken', 'messages', 'sync', 'access/ports'],
  db: ['domain', 'contract', 'unspoken', 'sync', 'access/ports', 'vault', 'postgres'],
  accounts: ['domain', 'db', 'vault'],
  queue: ['postgres'],
  metrics: ['domain'],
  pos: ['domain', 'http', 'sync/ports'],
  ordering: ['domain', 'http', 'sync/ports'],
  client: ['domain', 'contract', 'messages'],
  app: ['domain', 'contract', 'client', 'messages', 'openapi', 'server'],
} as const;

type Room = keyof typeof mayImport;

export const rooms = Object.keys(mayImport) as Room[];

/** The composition root and the launcher: they may import everything, and nobody may import them, but app/ the server. */
export const wiring: readonly string[] = [
  'actions',
  'audit-upkeep',
  'background',
  'conducted-chains',
  'connect-upstreams',
  'haizen',
  'launch',
  'open-people',
  'people-actions',
  'porter',
  'process-parts',
  'process',
  'route-settings',
  'seal-all',
  'server',
  'trial',
  'worker',
];

/** Packages with one owner each, so that what they bring stays in one place. */
const owners: { name: string; packages: string; rooms: readonly Room[] }[] = [
  { name: 'Prisma', packages: '^@prisma/|^#lib/db/generated/|/db/generated/', rooms: ['db'] },
  { name: 'better-auth', packages: '^(better-auth|@better-auth/[^/]+)(/|$)', rooms: ['accounts'] },
  { name: 'pg-boss', packages: '^pg-boss(/|$)', rooms: ['queue'] },
  { name: 'the database driver', packages: '^pg(/|$)', rooms: ['postgres', 'db', 'queue'] },
  { name: 'undici', packages: '^undici(/|$)', rooms: ['http'] },
  { name: 'prom-client', packages: '^prom-client(/|$)', rooms: ['metrics'] },
  {
    name: 'React and Next',
    packages: '^(react|react-dom|next|@mantine/[^/]+|@tanstack/[^/]+)(/|$)',
    rooms: ['app', 'client'],
  },
];

type Pattern = { regex: string; message: string };

function patternsFor(room: Room): Pattern[] {
  const allowed: readonly string[] = mayImport[room];
  const mine = room === 'app' ? [] : [room];
  const refused = [...rooms, ...wiring].filter((other) => ![...allowed, ...mine].includes(other) && other !== 'app');
  const patterns: Pattern[] = refused
    // `sync/ports` lets that one file through.
    .map((other) => ({
      regex: allowed.includes(`${other}/ports`) ? `${fromLib}${other}/${otherThan('ports.ts')}` : inLib(other),
      message: layerMessage(room),
    }));
  patterns.push({ regex: room === 'app' ? '^#e2e/' : '^#(app|e2e)/', message: layerMessage(room) });
  if (room === 'domain') patterns.push({ regex: '^[^.#]', message: 'The domain imports nothing outside itself.' });
  for (const owner of owners) {
    if (owner.rooms.includes(room)) continue;
    patterns.push({ regex: owner.packages, message: `${owner.name} stays in its own room.` });
  }
  return patterns;
}

/** By its name in package.json's `imports`, or by a relative path that leaves the room. */
const fromLib = '^(#lib/|(\\.\\./)+(lib/)?)';

/** A folder or a file of lib/. */
function inLib(name: string): string {
  return `${fromLib}${name}(/|\\.tsx?$|\\.json$)`;
}

/** What does not begin with a text; the lint's expressions know no look-ahead. */
function otherThan(text: string): string {
  const ways = text.split('').map((character, index) => `${text.slice(0, index).replace('.', '\\.')}[^${character}]`);
  return `(${ways.join('|')})`;
}

function layerMessage(room: Room): string {
  const allowed = mayImport[room].join(', ') || 'nothing outside itself';
  return `${room === 'app' ? 'app' : `lib/${room}`} may import: ${allowed}.`;
}

/** One lint override for each room; its tests may reach across, as they look at rooms together. */
export const layerOverrides: OxlintOverride[] = rooms.map((room) => ({
  files: room === 'app' ? ['app/**'] : [`lib/${room}/**`, `lib/${room}.ts`],
  excludeFiles: ['**/*.test.{ts,tsx}'],
  rules: { 'no-restricted-imports': ['error', { patterns: patternsFor(room) }] },
}));
