import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { TOKENS } from '#e2e/bench/world/connections.ts';
import type { ShopMenu } from '#e2e/bench/world/read-menus.ts';
import type { PeerWork } from './peer.ts';

const TRIES = 10;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/** An ordinary PUT with retries after 429 and 5xx, and exponential backoff with jitter. */
export function publishWithRetry(orderingUrl: string, menus: readonly ShopMenu[]): PeerWork['publish'] {
  const bodies = new Map(menus.map(({ shopId, menu }) => [shopId, JSON.stringify(menu)]));
  // Higher than the last conductor's and lower than the next one's: those are times too.
  const fence = String(Date.now());
  return async (shopId) => {
    const headers = {
      authorization: `Bearer ${TOKENS.ordering}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'sync-fence': fence,
    };
    for (let tried = 1; ; tried++) {
      const url = `${orderingUrl}/v1/shops/${shopId}/menu`;
      const response = await fetch(url, { method: 'PUT', headers, body: bodies.get(shopId) });
      const text = await response.text();
      if (response.ok) return;
      if (tried === TRIES || (response.status !== 429 && response.status < 500)) {
        throw new Error(`${url}: ${response.status} ${text}`);
      }
      await sleep(Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tried));
    }
  };
}
