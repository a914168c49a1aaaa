import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { contentHash } from './content-hash.ts';
import { inProject } from './paths.ts';
import { Problem } from './problem.ts';
import { runQuietly, tailOf } from './run-quietly.ts';

const stampPath = inProject('node_modules', '.cache', 'haizen', 'generated');
const generatedClient = inProject('lib', 'db', 'generated', 'client.ts');

/** Generates the Prisma client if the schema or Prisma has changed; returns whether it did. */
export async function generateClient(): Promise<boolean> {
  const stamp = contentHash(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json']);
  if (existsSync(generatedClient) && (await readFile(stampPath, 'utf8').catch(() => '')) === stamp) return false;
  const { code, output } = await runQuietly({
    command: process.execPath,
    args: [inProject('node_modules', 'prisma', 'build', 'index.js'), 'generate', '--no-hints'],
    env: {
      ...process.env,
      // `generate` needs no engine, but would download one; any existing file as the engine's path prevents that.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (code !== 0)
    throw new Problem(`The Prisma client could not be generated from prisma/schema.prisma:\n${tailOf(output)}`);
  await mkdir(dirname(stampPath), { recursive: true });
  await writeFile(stampPath, stamp);
  return true;
}

if (import.meta.main) await generateClient();
