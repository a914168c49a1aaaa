/**
 * Long enough to make switching cheap, short because a healthy chain waits for a slice at each of its many small steps:
 * with 8 ms it took 2.3 times as long beside 30 MB responses.
 */
const SLICE_MS = 2;

const waiting: (() => void)[] = [];
let sliceStartedAtMs: number | null = null;
let isTurnPlanned = false;

/**
 * Whether the current event loop turn has used up its time for large responses; if so, await `nextSlice()`. The budget
 * is process-wide: several hostile upstreams delay a turn no longer than a single hostile upstream does.
 */
export function isSliceOver(): boolean {
  if (sliceStartedAtMs === null) {
    sliceStartedAtMs = performance.now();
    planTurn();
    return false;
  }
  return performance.now() - sliceStartedAtMs > SLICE_MS;
}

/** Resolves in a later turn, one caller per turn, in FIFO order. */
export function nextSlice(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    planTurn();
  });
}

/** Work that can pause at each `yield`. */
export type Steps<T> = Generator<undefined, T>;

/** Runs the work without blocking the event loop. Throws the signal's reason on abort. */
export async function inSlices<T>(steps: Steps<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    if (isSliceOver()) await nextSlice();
    signal.throwIfAborted();
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function planTurn(): void {
  if (isTurnPlanned) return;
  isTurnPlanned = true;
  setImmediate(startTurn);
}

function startTurn(): void {
  isTurnPlanned = false;
  sliceStartedAtMs = null;
  waiting.shift()?.();
  if (waiting.length > 0) planTurn();
}
