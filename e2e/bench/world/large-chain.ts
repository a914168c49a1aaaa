import { type BenchWorld, openBenchWorld } from './bench-world.ts';

const SIZE = { shops: 5_000, items: 12, limits: { shops: 8, pos: 4, ordering: 8 } };

export type LargeChain = AsyncDisposable & { readonly open: () => Promise<BenchWorld> };

/** Discovering this many shops is slow, so read-only measures share one chain. */
export function largeChain(seed: string): LargeChain {
  let opened: Promise<BenchWorld> | undefined;
  async function open(): Promise<BenchWorld> {
    const world = await openBenchWorld({ ...SIZE, seed });
    await world.stopWorker();
    return world;
  }
  return {
    open: () => (opened ??= open()),
    [Symbol.asyncDispose]: async () => (await opened)?.[Symbol.asyncDispose](),
  };
}
