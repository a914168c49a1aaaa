import type { WindowFacts } from './adaptive-limit.ts';

/** What one answer says about the other side's load. */
export type Verdict =
  /** An answer, whatever it said. */
  | 'answered'
  /** 429, 503, no answer in time: too much, perhaps. */
  | 'refused'
  /** Says nothing of load: given up by us, broken, not there. */
  | 'none';

/** What has come in since the limit was last looked at. */
export type LoadWindow = {
  /** Older requests were sent under another limit: they say nothing of this one. */
  readonly openedAtMs: number;
  started(isLast: boolean): void;
  answered(verdict: Exclude<Verdict, 'none'>, slowness: number | null): void;
  facts(): WindowFacts;
};

/** Ratios that a median is made of, at least. */
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
