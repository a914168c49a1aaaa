/**
 * Long enough that the switching costs nothing. Short, as a healthy chain waits for a slice at each of its many small
 * steps: beside 30 MB responses it took 2.3 times as long with 8 ms.
 */
const SLICE_MS = 2;

const waiting: (() => void)[] = [];
let sliceStartedAtMs: number | null = null;
let isTurnPlanned = false;

/**
 * Whether the current turn of the event loop has spent its time for large responses. If so, await `nextSlice()`.
 * The time is shared by all such work in the process: several hostile upstreams hold a turn up no longer than one.
 */
export function isSliceOver(): boolean {
  if (sliceStartedAtMs === null) {
    sliceStartedAtMs = performance.now();
    planTurn();
    return false;
  }
  return performance.now() - sliceStartedAtMs > SLICE_MS;
}

/** Resolves in a later turn, first come, first served, one caller per turn. */
export function nextSlice(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    planTurn();
  });
}

/** Work that can be interrupted wherever it yields. */
export type Steps<T> = Generator<undefined, T>;

/** Does the work while the event loop goes on. Throws the signal's reason on abort. */
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
