/**
 * A concurrency limit for an upstream, found by probing: it rises while latency stays normal and falls on refusals or
 * slowdown. AIMD, as in TCP (RFC 5681): doubles until the first sign of overload, then grows by 1. Pure; `gate.ts`
 * feeds it measurements.
 */
export type AdaptiveLimit = {
  readonly limit: number;
  /** The configured maximum; `limit` never exceeds it. */
  readonly most: number;
  /** True until the first sign of overload; the limit doubles meanwhile. */
  readonly searching: boolean;
  /** The share of refusals that persists at any load, so lowering the limit can't help. */
  readonly noise: number;
  /** `patience`: full windows without overload required before the next increase; `calm`: how many have passed. */
  readonly patience: number;
  readonly calm: number;
  /** The outcome of the previous window. */
  readonly last: 'raised' | 'cut' | 'kept';
  /** Lower bound of the most recent cut. */
  readonly floor: number;
};

/** Measurements of one window. */
export type WindowFacts = {
  /**
   * Requests sent, answered or not: refusals arrive before answers, so counting only answers would overstate them at
   * first.
   */
  readonly starts: number;
  readonly answers: number;
  /** Answers that were a 429, a 503 or a timeout. */
  readonly refused: number;
  /** The limit was reached for most of the window. */
  readonly full: boolean;
  /** Median latency relative to the usual latency of the same kind of request; null without enough data. */
  readonly slowness: number | null;
};

/** The share of refusals attributed to chance, on top of the known noise. */
const CHANCE = 0.035;
/** Minimum number of answers in a window, except while searching. */
const FEWEST_ANSWERS = 10;
const MOST_NOISE = 0.15;
const NOISE_WEIGHT = 0.3;
const TOO_SLOW = 2;
/** Patience doubles after each failed increase, up to this many windows. */
const MOST_PATIENCE = 16;

type Start = { readonly most: number; readonly learned: Pick<AdaptiveLimit, 'limit' | 'searching'> | null };

/** Starts at the learned limit, otherwise at half the maximum, to avoid a full-load burst. */
export function startLimit({ most, learned }: Start): AdaptiveLimit {
  const limit = Math.min(most, Math.max(1, learned?.limit ?? Math.ceil(most / 2)));
  return { limit, most, searching: learned?.searching ?? true, noise: 0, patience: 1, calm: 0, last: 'kept', floor: 1 };
}

/** Applies a new configured maximum and keeps the learned limit if it still fits. */
export function withMost(state: AdaptiveLimit, most: number): AdaptiveLimit {
  const limit = Math.min(most, state.limit);
  return { ...state, most, limit, floor: Math.min(state.floor, limit) };
}

/** Answers per window: enough for a meaningful share of refusals, but few while searching. */
export function windowAnswers({ limit, searching }: AdaptiveLimit): number {
  return Math.max(2 * limit, searching ? 4 : FEWEST_ANSWERS);
}

/**
 * True above the refusals expected by chance (mean + 2 standard deviations + 1). Checked on each refusal, so a bad
 * window ends early.
 */
export function isRefusing({ noise }: AdaptiveLimit, { starts, refused }: WindowFacts): boolean {
  const byChance = Math.max(starts, FEWEST_ANSWERS) * (noise + CHANCE);
  return refused > byChance + 2 * Math.sqrt(byChance) + 1;
}

export function isSlow({ slowness, full }: WindowFacts): boolean {
  return full && slowness !== null && slowness > TOO_SLOW;
}

/**
 * Cuts the limit to what the upstream is carrying now, by at most half at once. If the previous window raised the
 * limit, the next increase waits longer.
 */
export function cutTo(state: AdaptiveLimit, carried: number): AdaptiveLimit {
  const floor = Math.max(1, Math.floor(state.limit / 2));
  const limit = Math.max(floor, Math.min(state.limit - 1, carried));
  const wasOneTooMany = !state.searching && state.last === 'raised';
  const patience = wasOneTooMany ? Math.min(MOST_PATIENCE, state.patience * 2) : state.patience;
  return { ...state, limit, floor, searching: false, patience, calm: 0, last: 'cut' };
}

/** Refusals of requests sent before the cut give a more accurate count of what the upstream carries. */
export function followCut(state: AdaptiveLimit, carried: number): AdaptiveLimit {
  if (state.last !== 'cut' || carried >= state.limit) return state;
  return { ...state, limit: Math.max(state.floor, carried) };
}

/** Lowers the limit after a slow window; raises it after a full window without signs of overload. */
export function afterWindow(state: AdaptiveLimit, window: WindowFacts): AdaptiveLimit {
  // The last increase held, so whatever refused an earlier one may be gone: shorten the wait.
  const patience = state.last === 'raised' ? Math.max(1, Math.floor(state.patience / 2)) : state.patience;
  const learned: AdaptiveLimit = { ...state, patience, noise: noiseAfter(state, window), last: 'kept' };
  if (isSlow(window)) return cutTo({ ...learned, last: state.last }, slowedLimit(state, window));
  if (!window.full || state.limit >= state.most) return learned;
  if (state.searching) return { ...learned, limit: Math.min(state.most, state.limit * 2), last: 'raised' };
  const calm = state.calm + 1;
  if (calm < patience) return { ...learned, calm };
  return { ...learned, limit: state.limit + 1, calm: 0, last: 'raised' };
}

/** Removes what queues up at the upstream (as in TCP Vegas), with 25 % tolerance for latency variance. */
function slowedLimit({ limit }: AdaptiveLimit, { slowness }: WindowFacts): number {
  return Math.floor((limit * 1.25) / (slowness ?? 1));
}

/** Learned from windows without overload, and from refusals that persist right after a cut. */
function noiseAfter(state: AdaptiveLimit, window: WindowFacts): number {
  const share = window.refused / Math.max(1, window.answers);
  if (share > 2 * MOST_NOISE) return state.noise;
  if (isRefusing(state, window) && state.last !== 'cut') return state.noise;
  return Math.min(MOST_NOISE, state.noise + NOISE_WEIGHT * (share - state.noise));
}
