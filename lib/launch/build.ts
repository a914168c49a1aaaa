import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { compressFiles } from './compress-files.ts';
import { contentHash } from './content-hash.ts';
import { inProject } from './paths.ts';
import { Problem } from './problem.ts';
import { runQuietly, tailOf } from './run-quietly.ts';

const stampPath = inProject('.next', 'haizen-build');

const sources = [
  'app',
  'lib',
  'public',
  'prisma/schema.prisma',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'proxy.ts',
  'next.config.js',
  'postcss.config.js',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** Not part of the pages: the launcher, the tests, and the generated client (which follows the schema). */
const ignored = /^lib\/(launch|checks|simulators|db\/generated)(\/|$)|\.test\.tsx?$/;

/** Whether the production build is missing or was made from other sources. */
export async function isBuildStale(): Promise<boolean> {
  if (!existsSync(inProject('.next', 'BUILD_ID'))) return true;
  return (await readFile(stampPath, 'utf8').catch(() => '')) !== stampOfSources();
}

/** Builds the pages for production. Rejects with a `Problem` that ends with Next.js's output. */
export async function buildPages(signal: AbortSignal): Promise<void> {
  // Taken before the build, so that a source that changes during the build makes it stale.
  const stamp = stampOfSources();
  const { code, output } = await runQuietly({
    command: process.execPath,
    args: [inProject('node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    signal,
  });
  if (code !== 0) throw new Problem(`The pages could not be built:\n${tailOf(output)}`);
  await compressFiles(inProject('.next', 'static'));
  await writeFile(stampPath, stamp);
}

function stampOfSources(): string {
  return contentHash(sources, (path) => ignored.test(path.replaceAll('\\', '/')));
}

if (import.meta.main) await buildPages(new AbortController().signal);
