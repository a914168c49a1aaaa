import { type ManagedProcess, startProcess } from './managed-process.ts';
import { ownAddress } from './own-address.ts';
import { inProject } from './paths.ts';
import type { Role } from './settings.ts';

export type Mode = 'production' | 'development';

const next = inProject('node_modules', 'next', 'dist', 'bin', 'next');
/** What sees a request, and what becomes of it, before Next.js does. */
const preloaded: Record<Mode, readonly string[]> = {
  production: imports(
    'guard-requests.ts',
    'name-caller.js',
    'readable-requests.js',
    'compressible-answers.js',
    'compressed-files.js',
  ),
  development: imports('guard-requests.ts', 'name-caller.js', 'readable-requests.js', 'compressible-answers.js'),
};
const worker = inProject('lib', 'worker.ts');

/** The product hands its work back within 5 s. */
const graceMs = 5_500;

/**
 * On a machine with much memory V8 lets garbage lie: 500 MB for a chain of 300 items a shop, of which 100 are in use. This
 * is room for thousands of shops. Young objects have all their room from the start: with less, those of a hundred requests
 * at once are moved among the old ones.
 *
 * To clear the old ones away holds everything up for some 20 ms and takes 80 ms of a second core besides. So V8 does it where
 * room is short, not whenever little happens for a moment; and there is room after its start, when code is slow anyhow.
 */
export const HEAP_FLAGS = [
  '--min-semi-space-size=12',
  '--max-semi-space-size=12',
  '--initial-old-space-size=160',
  '--max-old-space-size=1024',
  '--no-memory-reducer',
];

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

/** The pages and the API, by Next.js. */
function startWeb({ mode, role, host, port, env }: ServerOptions): ManagedProcess {
  const verb = mode === 'production' ? 'start' : 'dev';
  return startProcess({
    name: 'The web server',
    // The development server hands its flags to its own children by NODE_OPTIONS, which doesn't allow those of the heap.
    args: [
      ...preloaded[mode],
      ...(mode === 'production' ? HEAP_FLAGS : []),
      next,
      verb,
      '-H',
      host,
      '-p',
      String(port),
    ],
    // Next would end the process as soon as the last request has its answer, while the conductor still hands its work back.
    env: {
      ...memory,
      ...env,
      HAIZEN_ROLE: role,
      ...(mode === 'production' && { NEXT_MANUAL_SIG_HANDLE: 'true', HAIZEN_OWN_ADDRESS: ownAddress({ host, port }) }),
    },
    graceMs,
  });
}

/** A worker without pages; in development it starts anew when its sources change. */
function startWorker(mode: Mode, env: NodeJS.ProcessEnv): ManagedProcess {
  const args = mode === 'production' ? [...HEAP_FLAGS, worker] : ['--watch', '--watch-preserve-output', worker];
  return startProcess({ name: 'The worker', args, env: { ...memory, ...env, HAIZEN_ROLE: 'worker' }, graceMs });
}

function imports(...files: readonly string[]): string[] {
  return files.flatMap((file) => ['--import', inProject('lib', 'launch', file)]);
}
