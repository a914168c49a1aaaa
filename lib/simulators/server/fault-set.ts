import { z } from 'zod';
import { faultSchema, type Fault } from './fault.ts';
import { matches, type Matchable } from './match.ts';
import { fractionOf, type Seed } from './random.ts';

type FaultState = Fault & {
  /** Requests that matched, and those that were hit. */
  readonly matched: number;
  readonly hit: number;
};

export type FaultSet = {
  /** Replaces all faults and resets their counts. Throws a ZodError for an invalid fault. */
  readonly set: (faults: readonly Fault[]) => void;
  readonly add: (...faults: readonly Fault[]) => void;
  readonly clear: () => void;
  readonly list: () => readonly FaultState[];
  /** The first fault in the list that applies to this request, if any. */
  readonly take: (request: Matchable) => Fault | undefined;
};

type Armed = { readonly fault: Fault; readonly number: number; matched: number; hit: number };

/** The active faults. Odds derive from the seed, the fault's index and its own count. */
export function createFaultSet(seed: Seed): FaultSet {
  let armed: Armed[] = [];
  let numbered = 0;

  const arm = (faults: readonly Fault[]): Armed[] =>
    z
      .array(faultSchema)
      .parse(faults)
      .map((fault) => ({ fault, number: numbered++, matched: 0, hit: 0 }));

  const hits = (entry: Armed, request: Matchable): boolean => {
    const { fault } = entry;
    if (!matches(fault.on, request)) return false;
    const nth = ++entry.matched;
    if (nth < (fault.from ?? 1) || nth > (fault.to ?? Infinity)) return false;
    if (entry.hit >= (fault.times ?? Infinity)) return false;
    if (fractionOf(seed, 'fault', entry.number, nth) >= (fault.probability ?? 1)) return false;
    entry.hit++;
    return true;
  };

  return {
    set: (faults) => void (armed = arm(faults)),
    add: (...faults) => void armed.push(...arm(faults)),
    clear: () => void (armed = []),
    list: () => armed.map(({ fault, matched, hit }) => ({ ...fault, matched, hit })),
    take: (request) => armed.find((entry) => hits(entry, request))?.fault,
  };
}
