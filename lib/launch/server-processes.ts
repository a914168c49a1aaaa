import { type ManagedProcess, startProcess } from './managed-process.ts';
import { inProject } from './paths.ts';
import type { Role } from './settings.ts';

export type Mode = 'production' | 'development';

const web = inProject('lib', 'process', 'web-server.ts');
const worker = inProject('lib', 'process', 'worker.ts');

/** The server processes release their work within 5 s. */
const graceMs = 5_500;

/** Enough for thousands of shops; without a limit, V8 would let garbage grow to several GB on large machines. */
export const HEAP_FLAGS = ['--max-old-space-size=1024'];

/**
 * glibc gives each of about a dozen threads its own arena, which retains freed memory: about 30 MB in total. Ignored on
 * other systems.
 */
const memory = { MALLOC_ARENA_MAX: '2' };

type ServerOptions = { mode: Mode; role: Role; host: string; port: number; env: NodeJS.ProcessEnv };

/**
 * Starts the server processes. In production one process with pages and worker, unless the role selects one of them; in
 * development always two, so that a change restarts only the affected one.
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

/** A worker without pages; in development it restarts when its sources change. */
function startWorker(mode: Mode, env: NodeJS.ProcessEnv): ManagedProcess {
  const args = mode === 'production' ? [...HEAP_FLAGS, worker] : ['--watch', '--watch-preserve-output', worker];
  return startProcess({ name: 'The worker', args, env: { ...memory, ...env, HAIZEN_ROLE: 'worker' }, graceMs });
}
