import type { Peer } from './peer.ts';

/** Publishes in chunks of a fixed size; each chunk waits for its slowest shop. */
export const fixedChunks: Peer = {
  name: 'fixed chunks, Promise.all',
  async run({ shopIds, limit, publish }) {
    for (let from = 0; from < shopIds.length; from += limit) {
      await Promise.all(shopIds.slice(from, from + limit).map(publish));
    }
  },
};
