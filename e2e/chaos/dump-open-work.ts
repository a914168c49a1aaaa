import { askDatabase } from './ask-database.ts';

const QUESTIONS = {
  runs: `SELECT id, chain_id, total, requested_at, started_at, category_sync_id, cancelled_by FROM sync_run WHERE finished_at IS NULL`,
  targets: `SELECT id, chain_id, kind, state, run_id, fence, phase, started_at FROM sync_state WHERE state IN ('QUEUED', 'RUNNING')`,
  leases: `SELECT chain_id, worker, fence, renewed_at, expires_at, expires_at > clock_timestamp() AS lives FROM conductor_lease`,
  gates: `SELECT chain_id, fence, takeovers FROM chain_gate`,
  jobs: `SELECT id, state, singleton_key, created_on, started_on, heartbeat_on, retry_count FROM pgboss.job WHERE state IN ('created', 'retry', 'active')`,
} as const;

/** What is still open in the database, for a round that did not finish. */
export async function dumpOpenWork(url: string): Promise<string> {
  return askDatabase(url, async (client) => {
    const parts: string[] = [];
    for (const [name, sql] of Object.entries(QUESTIONS)) {
      const { rows } = await client.query<Record<string, unknown>>(sql);
      parts.push(`${name}:`, ...rows.map((row) => `  ${JSON.stringify(row)}`));
    }
    return parts.join('\n');
  });
}
