import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { atMost, type Figure } from '#e2e/bench/figure.ts';
import type { Bench, Measure } from '#e2e/bench/measure.ts';
import { inPairs, noteOf } from '#e2e/bench/paired.ts';
import { actor } from '#e2e/fixtures/actor.ts';
import { withClient } from '#lib/launch/postgres/database.ts';

const PAIRS = { tiny: 1, short: 7, full: 15 } as const;
const WARM_UP_PAIRS = 2;

/** From the request for all shops to its response: the claim, the run and its job in one transaction. */
export const claim: Measure = { name: 'claim', run };

async function run({ scale, say, largeChain }: Bench): Promise<readonly Figure[]> {
  const world = await largeChain();
  const { shops } = world.size;
  say(`claiming ${shops} shops`);
  const measured = async () => {
    const startedAt = performance.now();
    const runId = await world.request();
    const ms = performance.now() - startedAt;
    // There is no conductor, so a cancel settles them all at once.
    await world.haizen.cancelRun({ runId, by: actor('bench') });
    return ms;
  };
  return withClient(world.databaseUrl, async (client) => {
    await copyTargets(client, world.chainId);
    const base = () => bareClaimMs(client, shops);
    await inPairs({ pairs: WARM_UP_PAIRS, measured, base });
    const paired = await inPairs({ pairs: PAIRS[scale], measured, base });
    const what = `${shops} shops, over one UPDATE … RETURNING and one INSERT with pg`;
    return [atMost(2, { measure: 'claim + enqueue', what, value: paired.ratio, note: noteOf(paired) })];
  });
}

/** The same rows with the same indexes in tables of its own, without the product's foreign keys. */
async function copyTargets(client: Client, chainId: string): Promise<void> {
  await client.query('CREATE TABLE bench_target (LIKE sync_state INCLUDING ALL)');
  await client.query('INSERT INTO bench_target SELECT * FROM sync_state WHERE chain_id = $1', [chainId]);
  await client.query('CREATE TABLE bench_job (id uuid PRIMARY KEY, target_id text NOT NULL, run_id text NOT NULL)');
  await client.query('ANALYZE bench_target');
}

/** The least a claim with a job per shop could be: both statements in one transaction; then undone, unmeasured. */
async function bareClaimMs(client: Client, shops: number): Promise<number> {
  const runId = randomUUID();
  const startedAt = performance.now();
  await client.query('BEGIN');
  const claimed = await client.query<{ id: string }>(
    `UPDATE bench_target SET state = 'QUEUED', run_id = $1, queued_at = now(), rev = rev + 1
     WHERE kind = 'MENU' AND state NOT IN ('QUEUED', 'RUNNING') RETURNING id`,
    [runId],
  );
  await client.query(
    'INSERT INTO bench_job (id, target_id, run_id) SELECT gen_random_uuid(), target, $2 FROM unnest($1::text[]) AS target',
    [claimed.rows.map(({ id }) => id), runId],
  );
  await client.query('COMMIT');
  const ms = performance.now() - startedAt;
  if (claimed.rowCount !== shops) throw new Error(`claimed ${claimed.rowCount} rows instead of ${shops}`);
  await client.query(`UPDATE bench_target SET state = 'IDLE', run_id = NULL WHERE kind = 'MENU'`);
  await client.query('TRUNCATE bench_job');
  return ms;
}
