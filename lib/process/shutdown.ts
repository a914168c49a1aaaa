type Close = () => Promise<void>;

/** On `globalThis` because Next bundles the routes separately from the server; both must share one list. */
const shared = globalThis as typeof globalThis & { haizenShutdown?: Close[] };

/** Calls all registered `close` functions concurrently on the first SIGTERM or SIGINT, then exits the process. */
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
      // A requested stop isn't a failure.
      void Promise.all(closings.map((each) => each())).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
