type Close = () => Promise<void>;

/** Next bundles the routes apart from the server that runs them: both find the process's one list here. */
const shared = globalThis as typeof globalThis & { haizenShutdown?: Close[] };

/** Calls `close` on the first SIGTERM or SIGINT, beside the others; the process exits when all have ended. */
export function onShutdown(close: Close): void {
  if (shared.haizenShutdown !== undefined) {
    shared.haizenShutdown.push(close);
    return;
  }
  const closings: Close[] = [close];
  shared.haizenShutdown = closings;
  let closing = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (closing) return;
      closing = true;
      // Being asked to stop is no failure.
      void Promise.all(closings.map((each) => each())).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
