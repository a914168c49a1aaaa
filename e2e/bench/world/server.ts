import { randomBytes } from 'node:crypto';
import { TEST_SETTINGS } from '#e2e/fixtures/test-settings.ts';
import { buildPages, isBuildStale } from '#lib/launch/build.ts';
import { freePort } from '#lib/launch/free-port.ts';
import { startServers } from '#lib/launch/server-processes.ts';
import type { Role } from '#lib/launch/settings.ts';
import { waitUntilReady } from '#lib/launch/wait-until-ready.ts';

export type Server = AsyncDisposable & {
  readonly url: string;
  readonly pid: number;
  /** Rejects if it exits unexpectedly. */
  readonly crashed: Promise<never>;
  /** Headers that an API client sends. */
  readonly headers: { readonly authorization: string };
};

/** The account of the bench's browsers, created with the first server of a database. */
export const PERSON = { email: 'bench@example.com', password: 'laps of a long table' } as const;

/** More than the bench sends: it measures responses, not rate limiting. */
const REQUESTS_PER_MINUTE = 1_000_000;

/** The production server as `npm start` runs it, on a free port. Rebuilds first if the sources are newer. */
export async function startServer(databaseUrl: string, role: Extract<Role, 'all' | 'web'>): Promise<Server> {
  const { signal } = new AbortController();
  if (await isBuildStale()) await buildPages(signal);
  await using parts = new AsyncDisposableStack();
  const port = await freePort();
  const key = randomBytes(24).toString('base64url');
  const env = {
    ...process.env,
    ...profilingOptions(),
    ...TEST_SETTINGS,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    HAIZEN_LOG_LEVEL: 'warn',
    HAIZEN_API_KEY: key,
    HAIZEN_ADMIN_EMAIL: PERSON.email,
    HAIZEN_ADMIN_PASSWORD: PERSON.password,
    HAIZEN_API_RATE: String(REQUESTS_PER_MINUTE),
  } as const;
  const [server] = startServers({ mode: 'production', role, host: '127.0.0.1', port, env });
  if (server?.pid === undefined) throw new Error('the server could not be started');
  parts.use(server);
  const url = `http://127.0.0.1:${port}`;
  await Promise.race([waitUntilReady(url, { signal, lastWords: () => server.lastWords() }), server.crashed]);
  const { pid, crashed } = server;
  const all = parts.move();
  const headers = { authorization: `Bearer ${key}` };
  return { url, pid, crashed, headers, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

function profilingOptions(): { NODE_OPTIONS?: string } {
  const folder = process.env.HAIZEN_BENCH_PROFILE;
  return folder === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` };
}
