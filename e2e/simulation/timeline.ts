/** Virtual time: only scheduled events happen, one after the other. */
export type Timeline = {
  nowMs(): number;
  /** Schedules `work` after this many virtual ms; the returned function cancels it. */
  after(ms: number, work: () => void): () => void;
  /**
   * Runs events, each with everything that follows from it, until `done` or until the time is up. Returns whether
   * `done` was reached.
   */
  run(options: { readonly untilMs: number; readonly done: () => boolean }): Promise<boolean>;
};

type Planned = { readonly atMs: number; readonly order: number; work: (() => void) | null };

/** `settled`: resolves once everything that can proceed without a further event has done so. */
export function createTimeline(settled = microtasksDone): Timeline {
  const heap: Planned[] = [];
  let nowMs = 0;
  let planned = 0;

  return {
    nowMs: () => nowMs,
    after(ms, work) {
      const event: Planned = { atMs: nowMs + Math.max(0, ms), order: planned++, work };
      push(heap, event);
      return () => {
        event.work = null;
      };
    },
    async run({ untilMs, done }) {
      await settled();
      for (;;) {
        if (done()) return true;
        const next = heap[0];
        if (next === undefined || next.atMs > untilMs) {
          nowMs = Math.max(nowMs, untilMs);
          return false;
        }
        pop(heap);
        if (next.work === null) continue;
        nowMs = next.atMs;
        next.work();
        await settled();
      }
    },
  };
}

function microtasksDone(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function isBefore(a: Planned, b: Planned): boolean {
  return a.atMs === b.atMs ? a.order < b.order : a.atMs < b.atMs;
}

/** A binary heap, the earliest first. */
function push(heap: Planned[], event: Planned): void {
  heap.push(event);
  let at = heap.length - 1;
  while (at > 0) {
    const parentAt = (at - 1) >> 1;
    const parent = heap[parentAt];
    if (parent === undefined || !isBefore(event, parent)) break;
    heap[at] = parent;
    at = parentAt;
  }
  heap[at] = event;
}

function pop(heap: Planned[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let at = 0;
  for (;;) {
    let [childAt, child] = [2 * at + 1, heap[2 * at + 1]];
    const right = heap[childAt + 1];
    if (child !== undefined && right !== undefined && isBefore(right, child)) [childAt, child] = [childAt + 1, right];
    if (child === undefined || !isBefore(child, last)) break;
    heap[at] = child;
    at = childAt;
  }
  heap[at] = last;
}
