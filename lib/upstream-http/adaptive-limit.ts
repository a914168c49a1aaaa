/**
 * How much may be in flight towards an upstream, found by trying: up while it answers as ever, down when it refuses or
 * slows down. AIMD, as in TCP (RFC 5681): doubled until the first sign of too much, then one more at a time.
 * Pure; `gate.ts` feeds it what it saw.
 */
export type AdaptiveLimit = {
  readonly limit: number;
  /** The configured one, never passed. */
  readonly most: number;
  /** Until the first sign of too much it is doubled. */
  readonly searching: boolean;
  /** The share of refusals that stays however little is sent: not load, so not ours to mend. */
  readonly noise: number;
  /** Full windows without a sign of too much that have to come before the next try of one more, and how many came. */
  readonly patience: number;
  readonly calm: number;
  /** What the window before this one ended with. */
  readonly last: 'raised' | 'cut' | 'kept';
  /** The last cut goes no lower than this. */
  readonly floor: number;
};

/** What one window of answers showed. */
export type WindowFacts = {
  /** Requests sent, whether answered yet or not: a refusal is quicker than an answer, and would be overrated at first. */
  readonly starts: number;
  readonly answers: number;
  /** Of these: 429, 503, no answer in time. */
  readonly refused: number;
  /** The limit was what held requests back, for most of the window. */
  readonly full: boolean;
  /** The median latency over the usual one of the same kind of request; null where too little is known. */
  readonly slowness: number | null;
};

/** A refusal in so many is taken for chance, beyond the noise that is known. */
const CHANCE = 0.035;
/** A window is at least so many answers, but while searching. */
const FEWEST_ANSWERS = 10;
const MOST_NOISE = 0.15;
const NOISE_WEIGHT = 0.3;
const TOO_SLOW = 2;
/** A step up that was refused is tried again after twice as many windows. */
const MOST_PATIENCE = 16;

type Start = { readonly most: number; readonly learned: Pick<AdaptiveLimit, 'limit' | 'searching'> | null };

/** At the last learned value, else half of what is allowed: an upstream is not met at full tilt. */
export function startLimit({ most, learned }: Start): AdaptiveLimit {
  const limit = Math.min(most, Math.max(1, learned?.limit ?? Math.ceil(most / 2)));
  return { limit, most, searching: learned?.searching ?? true, noise: 0, patience: 1, calm: 0, last: 'kept', floor: 1 };
}

/** Under another configured limit: what was found stays, as far as it is allowed. */
export function withMost(state: AdaptiveLimit, most: number): AdaptiveLimit {
  const limit = Math.min(most, state.limit);
  return { ...state, most, limit, floor: Math.min(state.floor, limit) };
}

/** How many answers make a window: enough that the share of refusals means something, few while searching. */
export function windowAnswers({ limit, searching }: AdaptiveLimit): number {
  return Math.max(2 * limit, searching ? 4 : FEWEST_ANSWERS);
}

/**
 * More refusals than chance brings (its mean, two standard deviations, and one): looked at with each of them, so that a
 * window of refusals is not sent to its end.
 */
export function isRefusing({ noise }: AdaptiveLimit, { starts, refused }: WindowFacts): boolean {
  const byChance = Math.max(starts, FEWEST_ANSWERS) * (noise + CHANCE);
  return refused > byChance + 2 * Math.sqrt(byChance) + 1;
}

export function isSlow({ slowness, full }: WindowFacts): boolean {
  return full && slowness !== null && slowness > TOO_SLOW;
}

/**
 * Down to what the upstream carries at the moment when it refuses more, but to no less than half at once. A step up
 * that leads here was one too many: the next is tried later.
 */
export function cutTo(state: AdaptiveLimit, carried: number): AdaptiveLimit {
  const floor = Math.max(1, Math.floor(state.limit / 2));
  const limit = Math.max(floor, Math.min(state.limit - 1, carried));
  const wasOneTooMany = !state.searching && state.last === 'raised';
  const patience = wasOneTooMany ? Math.min(MOST_PATIENCE, state.patience * 2) : state.patience;
  return { ...state, limit, floor, searching: false, patience, calm: 0, last: 'cut' };
}

/** A burst is refused one by one: each refusal of what was sent before the cut leaves a truer count of what is carried. */
export function followCut(state: AdaptiveLimit, carried: number): AdaptiveLimit {
  if (state.last !== 'cut' || carried >= state.limit) return state;
  return { ...state, limit: Math.max(state.floor, carried) };
}

/** At a window's end: slower than usual goes down, held back without a sign of too much goes up. */
export function afterWindow(state: AdaptiveLimit, window: WindowFacts): AdaptiveLimit {
  // A step up that was borne: what refused one like it before may be gone, so the next comes sooner.
  const patience = state.last === 'raised' ? Math.max(1, Math.floor(state.patience / 2)) : state.patience;
  const known: AdaptiveLimit = { ...state, patience, noise: noiseAfter(state, window), last: 'kept' };
  if (isSlow(window)) return cutTo({ ...known, last: state.last }, slowedLimit(state, window));
  if (!window.full || state.limit >= state.most) return known;
  if (state.searching) return { ...known, limit: Math.min(state.most, state.limit * 2), last: 'raised' };
  const calm = state.calm + 1;
  if (calm < patience) return { ...known, calm };
  return { ...known, limit: state.limit + 1, calm: 0, last: 'raised' };
}

/** What waits in the other side's own queue is taken back (as in TCP Vegas), but for a fourth: latencies scatter. */
function slowedLimit({ limit }: AdaptiveLimit, { slowness }: WindowFacts): number {
  return Math.floor((limit * 1.25) / (slowness ?? 1));
}

/** Learned from windows that are not too much, and from what still refuses right after a cut. */
function noiseAfter(state: AdaptiveLimit, window: WindowFacts): number {
  const share = window.refused / Math.max(1, window.answers);
  if (share > 2 * MOST_NOISE) return state.noise;
  if (isRefusing(state, window) && state.last !== 'cut') return state.noise;
  return Math.min(MOST_NOISE, state.noise + NOISE_WEIGHT * (share - state.noise));
}
