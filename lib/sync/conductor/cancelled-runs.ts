/** How long writes in flight to the platform may continue after their run is stopped. */
export const CANCEL_GRACE_MS = 15_000;

/** The stopped runs that the conductor has seen. */
export type CancelledRuns = {
  note(runIds: readonly string[]): void;
  /** Aborts once all of these are stopped. */
  allOf(runIds: readonly string[]): AbortSignal;
};

export function createCancelledRuns(): CancelledRuns {
  const stopped = new Set<string>();
  const watched = new Map<AbortController, readonly string[]>();

  function look(): void {
    for (const [controller, runIds] of watched) {
      if (!runIds.every((id) => stopped.has(id))) continue;
      watched.delete(controller);
      controller.abort();
    }
  }

  return {
    note(runIds) {
      for (const id of runIds) stopped.add(id);
      look();
    },
    allOf(runIds) {
      const controller = new AbortController();
      watched.set(controller, runIds);
      look();
      return controller.signal;
    },
  };
}
