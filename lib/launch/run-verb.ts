import { sentenceFor } from './progress.ts';

/** Supervisors (systemd, Docker) kill after 10 s; exit before that, which also ends the processes that follow us. */
const longestStopMs = 9_500;

/** A second Ctrl-C after this long forces an exit. An earlier one is a duplicate: npm and the terminal both deliver it. */
const impatientAfterMs = 1_000;

/**
 * Runs a command. Ctrl-C, SIGTERM and the end of the parent process abort its signal, and it cleans up (exit code 0); a
 * failure prints its message (exit code 1). Never returns.
 */
export async function runVerb(work: (signal: AbortSignal) => Promise<void>): Promise<never> {
  const { signal } = endOnRequest();
  try {
    await work(signal);
    process.exit();
  } catch (error) {
    if (signal.aborted) process.exit(0);
    console.error(sentenceFor(error));
    if (process.env.HAIZEN_DEBUG) console.error(error);
    process.exit(1);
  }
}

function endOnRequest(): AbortController {
  const controller = new AbortController();
  let abortedAt = 0;
  const end = () => {
    if (!controller.signal.aborted) {
      abortedAt = performance.now();
      controller.abort();
      setTimeout(() => process.exit(1), longestStopMs).unref();
    } else if (performance.now() - abortedAt > impatientAfterMs) {
      process.exit(1);
    }
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, end);
  process.on('disconnect', end);
  return controller;
}
