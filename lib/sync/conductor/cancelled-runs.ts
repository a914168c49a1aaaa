/** What is already on its way to the platform may arrive within this after its run was stopped. */
export const CANCEL_GRACE_MS = 15_000;

/** The runs that somebody has stopped, as far as a conductor has heard. */
export type CancelledRuns = {
  note(runIds: readonly string[]): void;
  /** Aborted once all of these are among them. */
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
