import type { WindowFacts } from './adaptive-limit.ts';

/** What an answer says about the upstream's load. */
export type Verdict =
  /** Any answer, including errors. */
  | 'answered'
  /** 429, 503 or a timeout: a possible sign of overload. */
  | 'refused'
  /** Unrelated to load: aborted by us, malformed, or unreachable. */
  | 'none';

/** Measurements since the limit was last adjusted. */
export type LoadWindow = {
  /** Older requests were sent under another limit and don't count. */
  readonly openedAtMs: number;
  started(isLast: boolean): void;
  answered(verdict: Exclude<Verdict, 'none'>, slowness: number | null): void;
  facts(): WindowFacts;
};

/** Minimum number of ratios for a median. */
const FEWEST_RATIOS = 8;

export function openLoadWindow(openedAtMs: number): LoadWindow {
  const ratios: number[] = [];
  let [answers, refused, starts, fullStarts] = [0, 0, 0, 0];
  return {
    openedAtMs,
    started(isLast) {
      starts += 1;
      if (isLast) fullStarts += 1;
    },
    answered(verdict, slowness) {
      answers += 1;
      if (verdict === 'refused') refused += 1;
      else if (slowness !== null) ratios.push(slowness);
    },
    facts() {
      const sorted = ratios.toSorted((a, b) => a - b);
      const slowness = sorted.length < FEWEST_RATIOS ? null : (sorted[Math.floor(sorted.length / 2)] ?? null);
      return { starts, answers, refused, full: fullStarts * 2 > starts, slowness };
    },
  };
}
