import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { parsePrometheus, valueOf } from '#e2e/fixtures/prometheus-text.ts';
import { TEST_SETTINGS } from '#e2e/fixtures/test-settings.ts';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import { freePort } from '#lib/launch/free-port.ts';
import { inProject } from '#lib/launch/paths.ts';
import { spawnFollower } from '#lib/launch/spawn-follower.ts';

const KEY = 'a-key-of-24-characters-x';

/** Starts a separate worker, and collects its log lines. */
function startWorker(env: Readonly<Record<string, string>>) {
  const child = spawnFollower({ args: [inProject('lib', 'process', 'worker.ts')], env: { ...process.env, ...env } });
  child.stderr.resume();
  const lines = createInterface({ input: child.stdout });
  async function logged(wanted: string): Promise<Record<string, unknown>> {
    for await (const line of lines) {
      const facts = JSON.parse(line) as Record<string, unknown>;
      if (facts.msg === wanted) return facts;
    }
    throw new Error(`the worker ended without a word of: ${wanted}`);
  }
  return {
    logged,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
    },
  };
}

it('a worker serves its metrics on a port of 127.0.0.1, with the API’s rules', async () => {
  await using database = await createTestDatabase();
  const port = await freePort();
  const env = { ...TEST_SETTINGS, DATABASE_URL: database.url, HAIZEN_API_KEY: KEY, HAIZEN_METRICS_PORT: String(port) };
  await using worker = startWorker(env);
  expect(await worker.logged('metrics served')).toMatchObject({ url: `http://127.0.0.1:${port}/metrics` });
  for (const path of ['/metrics', '/api/metrics']) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${KEY}` } });
    expect(response.headers.get('x-request-id')).toBeTruthy();
    expect(valueOf(parsePrometheus(await response.text()), 'haizen_database_up')).toBe(1);
  }
  const status = async (path: string, init?: RequestInit) =>
    (await fetch(`http://127.0.0.1:${port}${path}`, init)).status;
  expect(await status('/metrics', { headers: { authorization: 'Bearer wrong' } })).toBe(401);
  expect(await status('/metrics', { method: 'POST' })).toBe(405);
  expect(await status('/api/chains')).toBe(404);

  // A second one with the same settings works despite the taken port, and logs it.
  await using second = startWorker(env);
  expect(await second.logged('metrics not served')).toMatchObject({ port });
});
