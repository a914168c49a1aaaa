import type { MenuStep } from '#lib/sync/menus/menu-step.ts';

/** Writes steps in one transaction; resolves to the targets whose step took. */
export type WriteSteps = (steps: readonly MenuStep[]) => Promise<ReadonlySet<string>>;

type Entry = {
  readonly steps: readonly MenuStep[];
  readonly answer: PromiseWithResolvers<ReadonlySet<string>>;
};

/** Menus may be long, and all of a transaction's are in memory at once. */
const MOST_ENTRIES = 16;

/**
 * Group commit: what shops have ready while a transaction is under way goes into the next one together. A chain's
 * transactions follow one another anyhow, so nobody waits longer for it. Entries are written in the order they came.
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
      // One of them can't be written down: it must not take the others with it.
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
