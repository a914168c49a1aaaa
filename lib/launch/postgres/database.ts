import { setTimeout as delay } from 'node:timers/promises';
import { type Client, escapeIdentifier } from 'pg';
import { openClient } from '#lib/postgres/connection.ts';

/** Runs statements on a dedicated connection. Rejects with the driver's error. */
export async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = await openClient(url);
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Whether a server at this URL accepts our password; retried for `waitMs`. */
export async function isOurs(url: string, { waitMs = 0 }: { waitMs?: number } = {}): Promise<boolean> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    const answered = await withClient(url, (client) => client.query('SELECT 1')).then(
      () => true,
      () => false,
    );
    if (answered || performance.now() >= deadline) return answered;
    await delay(100);
  }
}

/** Creates a database unless it exists. Safe to call concurrently. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    await client.query(`CREATE DATABASE ${escapeIdentifier(name)}`).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
  });
}

function isDuplicate(error: unknown): boolean {
  // duplicate_database, or unique_violation if both are created concurrently
  return error instanceof Error && 'code' in error && (error.code === '42P04' || error.code === '23505');
}

/** The URL of another database on the same server. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
