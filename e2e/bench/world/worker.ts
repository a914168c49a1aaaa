import { TEST_SETTINGS } from '#e2e/fixtures/test-settings.ts';
import { type ManagedProcess, startProcess } from '#lib/launch/managed-process.ts';
import { inProject } from '#lib/launch/paths.ts';

/** The product's own worker in a separate process. Resolves when it is ready. */
export async function startWorker(databaseUrl: string): Promise<ManagedProcess> {
  const worker = startProcess({
    name: 'The worker',
    args: [...profilingArguments(), inProject('lib', 'process', 'worker.ts')],
    env: {
      ...process.env,
      ...TEST_SETTINGS,
      DATABASE_URL: databaseUrl,
      HAIZEN_ROLE: 'worker',
      HAIZEN_LOG_LEVEL: 'info',
    },
    graceMs: 5_500,
  });
  const ready = new Promise<void>((resolve) => {
    const stop = worker.onLine((line) => {
      if (!line.includes('"worker ready"')) return;
      stop();
      resolve();
    });
  });
  await Promise.race([ready, worker.crashed]);
  return worker;
}

/** `HAIZEN_BENCH_PROFILE=DIR`: each of the product's processes writes a CPU profile there on exit. */
export function profilingArguments(): readonly string[] {
  const folder = process.env.HAIZEN_BENCH_PROFILE;
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}
