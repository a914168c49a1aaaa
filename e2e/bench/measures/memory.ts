import { atMost, exactly, type Figure, plain } from '#e2e/bench/figure.ts';
import type { Bench, Measure } from '#e2e/bench/measure.ts';
import { openBenchWorld } from '#e2e/bench/world/bench-world.ts';
import { forgetPeak, peakMegabytesOf } from '#e2e/bench/world/process-cost.ts';
import { runBulk } from '#e2e/bench/world/run-bulk.ts';
import { startServer } from '#e2e/bench/world/server.ts';

const SHOPS = { tiny: 4, short: 300, full: 5_000 } as const;
const ITEMS = 300;

/** Memory of the server (pages and conductor in one process) during the first and the second sync of a large chain. */
export const memory: Measure = { name: 'memory', run };

async function run({ seed, scale, say }: Bench): Promise<readonly Figure[]> {
  const shops = SHOPS[scale];
  const limits = { shops: 8, pos: 4, ordering: 8 };
  await using world = await openBenchWorld({ shops, items: ITEMS, seed, limits });
  await world.stopWorker();
  await using server = await startServer(world.databaseUrl, 'all');
  const idleMegabytes = await peakMegabytesOf(server.pid);
  if (idleMegabytes === null) return [plain({ measure: 'memory', what: 'can only be read on Linux', value: 0 })];
  const size = `${shops} shops × ${ITEMS} items`;
  say(`${size}, first run`);
  const first = await runBulk(world);
  const firstMegabytes = (await peakMegabytesOf(server.pid)) ?? 0;
  await forgetPeak(server.pid);
  say(`${size}, nothing changed`);
  await runBulk(world);
  const againMegabytes = (await peakMegabytesOf(server.pid)) ?? 0;
  const note = `idle ${Math.round(idleMegabytes)} MB, run of ${(first.ms / 1_000).toFixed(0)} s`;
  return [
    atMost(450, { measure: 'memory', what: `${size}, first run`, value: firstMegabytes, unit: 'MB', note }),
    atMost(450, { measure: 'memory', what: `${size}, nothing changed`, value: againMegabytes, unit: 'MB' }),
    exactly(shops, { measure: 'memory', what: 'shops succeeded', value: first.outcomes.SUCCEEDED ?? 0 }),
  ];
}
