import type { TargetStep } from '#lib/sync/target-step.ts';

/** Writes steps in one transaction; resolves to the targets whose step was applied. */
export type WriteSteps = (steps: readonly TargetStep[]) => Promise<ReadonlySet<string>>;

type Entry = {
  readonly steps: readonly TargetStep[];
  readonly answer: PromiseWithResolvers<ReadonlySet<string>>;
};

/** Menus can be large, and all of a transaction's menus are in memory at once. */
const MOST_ENTRIES = 16;

/**
 * Group commit: steps that arrive during a transaction are written together in the next one. A chain's transactions are
 * serial anyway, so this delays none. Entries are written in order of arrival.
 */
export function writeTogether(write: WriteSteps): WriteSteps {
  const waiting: Entry[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) await writeEntries(waiting.splice(0, MOST_ENTRIES));
    isWriting = false;
  }

  async function writeEntries(entries: readonly Entry[]): Promise<void> {
    try {
      const took = await write(entries.flatMap(({ steps }) => steps));
      for (const { answer } of entries) answer.resolve(took);
    } catch (error) {
      const [first, ...others] = entries;
      if (others.length === 0) return first?.answer.reject(error);
      // One of them can't be written: it must not fail the others.
      for (const entry of entries) await writeEntries([entry]);
    }
  }

  return (steps) => {
    if (steps.length === 0) return Promise.resolve(new Set());
    const answer = Promise.withResolvers<ReadonlySet<string>>();
    waiting.push({ steps, answer });
    if (!isWriting) void writeAll();
    return answer.promise;
  };
}
