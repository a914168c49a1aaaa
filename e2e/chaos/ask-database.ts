import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { withClient } from '#lib/launch/postgres/database.ts';

const TRY_EVERY_MS = 200;
const GIVE_UP_AFTER_MS = 90_000;

/** Retries the checker's own queries, so that they survive the outages it causes and a busy machine. Reads only. */
export async function askDatabase<T>(url: string, ask: (client: Client) => Promise<T>): Promise<T> {
  const deadline = performance.now() + GIVE_UP_AFTER_MS;
  for (;;) {
    try {
      return await withClient(url, ask);
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(TRY_EVERY_MS);
    }
  }
}
