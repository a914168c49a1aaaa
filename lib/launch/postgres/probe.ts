import { type Client, Client as PgClient } from 'pg';
import { Problem } from '#lib/launch/problem.ts';
import { clientConfig, prepareSession } from '#lib/postgres/connection.ts';
import { parseDatabaseUrl } from '#lib/postgres/database-url.ts';
import { SESSION_SETTINGS } from '#lib/postgres/session-settings.ts';
import { connectionProblem } from './connection-problem.ts';

/** How often two connections are compared: a round-robin pooler is detected at the second comparison. */
const COMPARISONS = 4;

/**
 * Opens connections like the server does, and checks that they are real Postgres sessions: direct, or through a pooler that
 * keeps one server connection per client. Rejects with a `Problem`.
 */
export async function probeDatabase(url: string): Promise<void> {
  const { shown } = parseDatabaseUrl(url);
  const clients: Client[] = [];
  try {
    const [first, second] = [await open(), await open()];
    // Before changing any setting: a pooler in transaction mode would leak it into another application's connection.
    if (await isShared(first, second)) throw new Problem(transactionMode(shown));
    await prepareSession(first, url, SESSION_SETTINGS);
    const { rows } = await first.query<{ value: string }>(`SELECT current_setting('lock_timeout') AS value`);
    if (rows[0]?.value === '0') throw new Problem(transactionMode(shown));
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(connectionProblem(url, error), { cause: error });
  } finally {
    await Promise.allSettled(clients.map((client) => client.end()));
  }

  async function open(): Promise<Client> {
    const client = new PgClient(clientConfig(url));
    client.on('error', () => undefined);
    clients.push(client);
    await client.connect();
    return client;
  }
}

/** Two real sessions have two different backends, and each keeps its own. */
async function isShared(first: Client, second: Client): Promise<boolean> {
  const own = await backendOf(first);
  for (let index = 0; index < COMPARISONS; index++) {
    if ((await backendOf(second)) === own || (await backendOf(first)) !== own) return true;
  }
  return false;
}

/** Not the pid alone: a load-balancing proxy may connect to different servers with the same pid. */
async function backendOf(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ backend: string }>(
    `SELECT pid || ' ' || backend_start || ' ' || pg_postmaster_start_time() AS backend
     FROM pg_stat_activity WHERE pid = pg_backend_pid()`,
  );
  return rows[0]?.backend;
}

function transactionMode(shown: string): string {
  return `DATABASE_URL (${shown}) leads to a pooler in transaction mode, which doesn't support session state, session locks or LISTEN: use the address of Postgres itself, or of a pooler in session mode (PgBouncer: pool_mode = session).`;
}
