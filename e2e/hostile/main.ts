import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startTestServer } from '#lib/checks/test-database.ts';
import { generateClient } from '#lib/launch/generate-client.ts';
import { startPostgres } from '#lib/launch/postgres/embedded.ts';
import { temporaryDataFolder } from '#lib/launch/postgres/temporary-data-folder.ts';
import { readCases } from './read-cases.ts';

const argumentsSchema = z.object({ only: z.string().optional(), plain: z.boolean().default(false) });

/**
 * Plays every hostile response against the product as `npm start` runs it, each beside a healthy chain: `npm run
 * hostile -- [--only PART_OF_A_NAME] [--plain]`. Prints each outcome; exits with 1 if a goal is missed.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, plain: { type: 'boolean' } } });
  const { only, plain } = argumentsSchema.parse(values);
  await generateClient();
  const [{ openHostileWorld }, { playAll }] = await Promise.all([
    import('./hostile-world.ts'),
    import('./play-all.ts'),
  ]);

  await using parts = new AsyncDisposableStack();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const exit = () => process.exit(1);
    process.once(signal, () => void parts.disposeAsync().then(exit, exit));
  }
  const folder = parts.use(await temporaryDataFolder());
  const postgres = await startPostgres({ dataFolder: folder.path });
  parts.defer(postgres.stop);
  process.env.HAIZEN_TEST_DATABASE_URL = postgres.url;
  parts.use(await startTestServer());
  const world = parts.use(await openHostileWorld(plain ? 'plain' : 'next'));
  const cases = readCases().filter(({ name }) => only === undefined || name.includes(only));
  const played = Promise.race([playAll(world, cases), world.crashed]);
  // Said before the world is taken down, whose own failures would hide it.
  const missed = await played.catch((error: unknown) => {
    console.error(error);
    return 1;
  });
  if (missed > 0) process.exitCode = 1;
}

await main();
process.exit();
