export type LinkedSignal = {
  readonly signal: AbortSignal;
  /**
   * Removes the listeners. `AbortSignal.any` leaves that to the garbage collector, and a lease's signal is long-lived.
   */
  dispose(): void;
  /** Pauses the timeout; the returned function resumes it. */
  pauseTimeout(): () => void;
};

/** A signal that aborts with any of its sources or after its own timeout. */
export function linkSignals(sources: readonly AbortSignal[], timeoutMs?: number): LinkedSignal {
  const controller = new AbortController();
  const follow = (event: Event) => {
    if (event.target instanceof AbortSignal) controller.abort(event.target.reason);
  };
  for (const source of sources) {
    if (source.aborted) controller.abort(source.reason);
    else source.addEventListener('abort', follow, { once: true });
  }
  const timeOut = () => controller.abort(new DOMException(`No answer within ${timeoutMs} ms`, 'TimeoutError'));
  let leftMs = timeoutMs;
  let startedAtMs = 0;
  let timer: NodeJS.Timeout | undefined;
  function run(): void {
    if (leftMs === undefined || timer !== undefined) return;
    startedAtMs = performance.now();
    timer = setTimeout(timeOut, Math.max(0, leftMs));
  }
  run();
  return {
    signal: controller.signal,
    pauseTimeout() {
      if (timer !== undefined && leftMs !== undefined) leftMs -= performance.now() - startedAtMs;
      clearTimeout(timer);
      timer = undefined;
      return run;
    },
    dispose() {
      clearTimeout(timer);
      for (const source of sources) source.removeEventListener('abort', follow);
    },
  };
}
