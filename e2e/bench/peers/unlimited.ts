import type { Peer } from './peer.ts';

/** All at once. */
export const unlimited: Peer = {
  name: 'unlimited Promise.all',
  async run({ shopIds, publish }) {
    await Promise.all(shopIds.map(publish));
  },
};
