import type { Peer } from './peer.ts';

/** All at once; a shop that gave up does not hold back the others. */
export const unlimited: Peer = {
  name: 'unlimited Promise.all',
  async run({ shopIds, publish }) {
    await Promise.allSettled(shopIds.map(publish));
  },
};
