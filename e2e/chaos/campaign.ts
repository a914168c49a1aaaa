import type { ChaosWorld } from './chaos-world.ts';
import type { WatchedChain } from './collect.ts';
import { countItems } from './converge.ts';
import { playRound, type Round } from './play-round.ts';
import { openPosHand } from './pos-hand.ts';
import { scriptOf, type Strike } from './script.ts';

export type Campaign = {
  readonly seed: number;
  readonly rounds: number;
  /** The first round's number, for replaying a single round. */
  readonly first: number;
  readonly only: Strike | null;
  /** Minimum gap between two strikes. */
  readonly gapMs: number;
  readonly onRound: (round: Round) => Promise<void>;
};

/** Plays the rounds on one world, one after the other. */
export async function playCampaign(
  world: ChaosWorld,
  { seed, rounds, first, only, gapMs, onRound }: Campaign,
): Promise<readonly Round[]> {
  const watched = await watchChains(world);
  const played: Round[] = [];
  for (let round = first; round < first + rounds; round++) {
    const one = await playRound(world, { seed, round, script: scriptOf({ seed, round, only, gapMs }), watched });
    await onRound(one);
    played.push(one);
  }
  return played;
}

/** A POS editor per chain, and each shop's number of items before its first edit. */
export function watchChains({ chains }: ChaosWorld): Promise<readonly WatchedChain[]> {
  return Promise.all(
    chains.map(async (chain) => ({ chain, hand: await openPosHand(chain), firstItems: await countItems(chain) })),
  );
}
