import { sentenceFor } from './progress.ts';

/** A supervisor (systemd, Docker) kills after 10 s: what is left then, goes with us. */
const longestStopMs = 9_500;

/** The second Ctrl-C of somebody in a hurry; sooner it is the same one, which npm and the terminal both hand on. */
const impatientAfterMs = 1_000;

/**
 * The frame of every command: Ctrl-C, SIGTERM and the end of the process that started us abort the work, which then ends what
 * it started (exit code 0); a failure is one sentence (exit code 1). Does not return.
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
