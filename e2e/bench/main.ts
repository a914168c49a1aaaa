import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startTestServer } from '#lib/checks/test-database.ts';
import { generateClient } from '#lib/launch/generate-client.ts';
import { startPostgres } from '#lib/launch/postgres/embedded.ts';
import { temporaryDataFolder } from '#lib/launch/postgres/temporary-data-folder.ts';
import type { Figure } from './figure.ts';
import { tableOf } from './report.ts';

const argumentsSchema = z.object({
  seed: z.string().default('1'),
  short: z.boolean().default(false),
  only: z.array(z.string()).default([]),
  json: z.string().optional(),
});

/**
 * Measures the product's cost to both upstreams and to its users, against bounds that cannot be beaten: `npm run bench
 * -- [--short] [--only NAME]… [--seed S] [--json FILE]`. Exits with 1 if a goal is missed. With
 * `HAIZEN_BENCH_PROFILE=DIR`, the product's processes leave CPU profiles in that folder.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      short: { type: 'boolean' },
      only: { type: 'string', multiple: true },
      json: { type: 'string' },
    },
  });
  const { seed, short, only, json } = argumentsSchema.parse(values);
  await generateClient();
  // Imported after the Prisma client is generated, because they import it.
  const [{ MEASURES }, { largeChain }] = await Promise.all([import('./measures.ts'), import('./world/large-chain.ts')]);
  const wanted = MEASURES.filter(({ name }) => only.length === 0 || only.includes(name));
  if (wanted.length < new Set(only).size || wanted.length === 0)
    throw new Error(`--only takes one of ${MEASURES.map(({ name }) => name).join(', ')}`);

  await using parts = new AsyncDisposableStack();
  endOnSignal(parts);
  const folder = parts.use(await temporaryDataFolder());
  // Durable, as in production: the cost of commits is part of the measurement.
  const postgres = await startPostgres({ dataFolder: folder.path });
  parts.defer(postgres.stop);
  process.env.HAIZEN_TEST_DATABASE_URL = postgres.url;
  parts.use(await startTestServer());

  const large = parts.use(largeChain(seed));
  const shared = { seed, scale: short ? 'short' : 'full', largeChain: large.open } as const;
  const figures: Figure[] = [];
  const failures: string[] = [];
  for (const measure of wanted) {
    const say = (line: string) => console.error(`${measure.name}: ${line}`);
    try {
      figures.push(...(await measure.run({ ...shared, say })));
    } catch (error) {
      failures.push(measure.name);
      console.error(`${measure.name} could not be measured:`, error);
    }
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
  console.log(`\nseed ${seed}, ${short ? 'short' : 'full'}, ${machine}\n\n${tableOf(figures)}`);
  if (json !== undefined) {
    const report = { seed, short, machine, at: new Date().toISOString(), figures, failures };
    await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
  }
  if (failures.length > 0 || figures.some((figure) => figure.met === false)) process.exitCode = 1;
}

/** Child processes end with this one; Postgres would keep running. */
function endOnSignal(parts: AsyncDisposableStack): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      const exit = () => process.exit(1);
      parts.disposeAsync().then(exit, exit);
    });
  }
}

await main();
process.exit();
