import type { Peer } from './peer.ts';

/** All at once; a shop that was given up keeps no other back. */
export const unlimited: Peer = {
  name: 'unlimited Promise.all',
  async run({ shopIds, publish }) {
    await Promise.allSettled(shopIds.map(publish));
  },
};
