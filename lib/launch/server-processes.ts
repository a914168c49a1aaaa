import { type ManagedProcess, startProcess } from './managed-process.ts';
import { inProject } from './paths.ts';
import type { Role } from './settings.ts';

export type Mode = 'production' | 'development';

const web = inProject('lib', 'process', 'web-server.ts');
const worker = inProject('lib', 'process', 'worker.ts');

/** The product hands its work back within 5 s. */
const graceMs = 5_500;

/** Room for thousands of shops; on a machine with much memory V8 would let garbage pile up to several GB. */
export const HEAP_FLAGS = ['--max-old-space-size=1024'];

/**
 * glibc gives each of a dozen threads an arena of its own, which keeps what it has been given back: some 30 MB in all. Other
 * systems don't read it.
 */
const memory = { MALLOC_ARENA_MAX: '2' };

type ServerOptions = { mode: Mode; role: Role; host: string; port: number; env: NodeJS.ProcessEnv };

/**
 * What serves: in production one process, pages and worker together unless the role parts them; in development always apart,
 * so that a change to either starts only that one anew.
 */
export function startServers({ mode, role, host, port, env }: ServerOptions): ManagedProcess[] {
  if (mode === 'production')
    return [role === 'worker' ? startWorker(mode, env) : startWeb({ mode, role, host, port, env })];
  return [
    ...(role === 'worker' ? [] : [startWeb({ mode, role: 'web', host, port, env })]),
    ...(role === 'web' ? [] : [startWorker(mode, env)]),
  ];
}

/** The pages and the API. */
function startWeb({ mode, role, host, port, env }: ServerOptions): ManagedProcess {
  return startProcess({
    name: 'The web server',
    args: [...HEAP_FLAGS, web],
    env: { ...memory, ...env, NODE_ENV: mode, HAIZEN_ROLE: role, HAIZEN_HOST: host, PORT: String(port) },
    graceMs,
  });
}

/** A worker without pages; in development it starts anew when its sources change. */
function startWorker(mode: Mode, env: NodeJS.ProcessEnv): ManagedProcess {
  const args = mode === 'production' ? [...HEAP_FLAGS, worker] : ['--watch', '--watch-preserve-output', worker];
  return startProcess({ name: 'The worker', args, env: { ...memory, ...env, HAIZEN_ROLE: 'worker' }, graceMs });
}
