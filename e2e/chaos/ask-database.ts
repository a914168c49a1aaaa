import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { withClient } from '#lib/launch/postgres/database.ts';

const TRY_EVERY_MS = 200;
const GIVE_UP_AFTER_MS = 90_000;

/** The checker's own questions outlast what it does to the database, and a machine that has no time. Reads only: asked again. */
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
