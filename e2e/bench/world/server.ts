import { buildPages, isBuildStale } from '#lib/launch/build.ts';
import { freePort } from '#lib/launch/free-port.ts';
import { startServers } from '#lib/launch/server-processes.ts';
import type { Role } from '#lib/launch/settings.ts';
import { waitUntilReady } from '#lib/launch/wait-until-ready.ts';
import { TEST_SETTINGS } from '#e2e/fixtures/test-settings.ts';

export type Server = AsyncDisposable & { readonly url: string; readonly pid: number };

/** The production server as `npm start` runs it, on a free port. Built first where the sources are newer. */
export async function startServer(databaseUrl: string, role: Extract<Role, 'all' | 'web'>): Promise<Server> {
  const { signal } = new AbortController();
  if (await isBuildStale()) await buildPages(signal);
  await using parts = new AsyncDisposableStack();
  const port = await freePort();
  const env = {
    ...process.env,
    ...profilingOptions(),
    ...TEST_SETTINGS,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    HAIZEN_LOG_LEVEL: 'warn',
  } as const;
  const [server] = startServers({ mode: 'production', role, port, env });
  if (server?.pid === undefined) throw new Error('the server could not be started');
  parts.use(server);
  const url = `http://127.0.0.1:${port}`;
  await Promise.race([waitUntilReady(url, { signal, lastWords: () => server.lastWords() }), server.crashed]);
  const { pid } = server;
  const all = parts.move();
  return { url, pid, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

function profilingOptions(): { NODE_OPTIONS?: string } {
  const folder = process.env.HAIZEN_BENCH_PROFILE;
  return folder === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` };
}
