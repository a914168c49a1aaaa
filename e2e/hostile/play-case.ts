import { actor } from '#e2e/fixtures/actor.ts';
import { until } from '#e2e/fixtures/until.ts';
import { withClient } from '#lib/launch/postgres/database.ts';
import type { HostileCase } from './case-schema.ts';
import type { HostileWorld } from './hostile-world.ts';

export type PlayedCase = {
  readonly outcome: string;
  readonly code?: string;
  readonly bound?: string;
  /** Requests that got the hostile response. */
  readonly requests: number;
  readonly ms: number;
};

type Failure = { readonly code: string; readonly detail?: { readonly bound?: string } };
const by = actor('hostile');

/** Creates a chain with a hostile upstream, requests the case's operation, and reports the outcome. */
export async function playCase(world: HostileWorld, one: HostileCase): Promise<PlayedCase> {
  const chainId = await world.openChain(one.name);
  const found = one.ask === 'sync' ? await discover(world, chainId) : null;
  if (found !== null && found.outcome !== 'SUCCEEDED') throw new Error(`${one.name}: ${JSON.stringify(found)}`);
  const startedAtMs = performance.now();
  const played = one.ask === 'sync' ? await sync(world, chainId) : await discover(world, chainId);
  const ms = performance.now() - startedAtMs;
  const seen = await fetch(`${world.hostileUrl}/seen/${one.name}`);
  return { ...played, ms, requests: Number(await seen.text()) };
}

export async function discover({ haizen }: HostileWorld, chainId: string) {
  const found = await haizen.requestDiscovery({ chainId, by, signal: new AbortController().signal });
  return found.state === 'FAILED' ? failed('FAILED', found.error) : { outcome: found.state };
}

async function sync(world: HostileWorld, chainId: string) {
  const runId = await runToEnd(world, chainId);
  return withClient(world.databaseUrl, async (client) => {
    const { rows } = await client.query<{ outcome: string; error: Failure | null }>(
      `SELECT outcome::text, error FROM sync_result WHERE run_id = $1 AND outcome <> 'SKIPPED'
       ORDER BY kind = 'CATEGORIES' DESC, outcome = 'SUCCEEDED'`,
      [runId],
    );
    const decisive = rows.find(({ outcome }) => outcome !== 'SUCCEEDED') ?? rows[0];
    return failed(decisive?.outcome ?? 'NONE', decisive?.error ?? null);
  });
}

/** Syncs and publishes all shops; resolves when the run has finished. */
export async function runToEnd(world: HostileWorld, chainId: string): Promise<string> {
  const answer = await until(async () => {
    const attempt = await world.haizen.requestSync({ chainId, by, full: true });
    return attempt.kind === 'accepted' ? attempt : null;
  });
  await until(() => isFinished(world, answer.runId));
  return answer.runId;
}

function isFinished({ databaseUrl }: HostileWorld, runId: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM sync_run WHERE id = $1 AND finished_at IS NOT NULL', [
      runId,
    ]);
    return rowCount === 1;
  });
}

function failed(outcome: string, error: Failure | null | undefined) {
  const { code, detail } = error ?? {};
  const bound = detail?.bound;
  return { outcome, ...(code !== undefined && { code }), ...(bound !== undefined && { bound }) };
}
