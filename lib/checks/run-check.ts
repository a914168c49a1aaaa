import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { secondsSince, sentenceFor } from '#lib/launch/progress.ts';
import { tailOf } from '#lib/launch/run-quietly.ts';
import {
  type FoundProcess,
  killMarked,
  listOf,
  markedProcesses,
  markProcesses,
  waitForEnd,
} from './check-processes.ts';
import { type Check, type CheckResult, resultOf } from './check.ts';

type RunOptions = {
  signal: AbortSignal;
  files: readonly string[];
  /** How long a stopped check may take to clean up. */
  settleMs?: number;
  /** How long processes may take to end after their check: children that follow their parent take 9 s at most. */
  leaveMs?: number;
};

/** Runs the checks in sequence, prints a line for each, and returns the totals. Rejects if the signal aborts. */
export async function runChecks(
  checks: readonly Check[],
  options: RunOptions,
): Promise<Pick<CheckResult, 'passed' | 'failed'>> {
  let [passed, failed] = [0, 0];
  for (const check of checks) {
    options.signal.throwIfAborted();
    const startedAt = performance.now();
    process.stdout.write(check.name.padEnd(10));
    const result = await runCheck(check, options);
    const skips = result.skipped ? `, ${result.skipped} skipped` : '';
    const counts = `${result.passed} passed, ${result.failed} failed${skips}`;
    process.stdout.write(`${secondsSince(startedAt).padStart(8)}   ${counts}\n`);
    if (result.failed > 0) process.stdout.write(`\n${result.output.trimEnd()}\n\n`);
    passed += result.passed;
    failed += result.failed;
  }
  return { passed, failed };
}

/** Runs one check. Every process that it started has ended when this settles. */
async function runCheck(
  check: Check,
  { signal, files, settleMs = 15_000, leaveMs = 15_000 }: RunOptions,
): Promise<CheckResult> {
  const mark = randomUUID();
  markProcesses(mark);
  const overdue = new AbortController();
  const { promise: deadline, resolve: reachDeadline } = Promise.withResolvers<'deadline'>();
  const timer = setTimeout(reachDeadline, check.deadlineMs, 'deadline');
  let error: unknown;
  const work = check.run({ signal: AbortSignal.any([signal, overdue.signal]), files }).catch((reason: unknown) => {
    error = reason;
    return resultOf(false, sentenceFor(reason));
  });
  try {
    const result = await Promise.race([work, deadline]);
    signal.throwIfAborted();
    if (result !== 'deadline') return withLeftovers(check, result, await waitForEnd(mark, leaveMs));
    const running = await markedProcesses(mark);
    overdue.abort();
    await Promise.race([work, delay(settleMs)]);
    return resultOf(false, [deadlineSentence(check, running), outputOf(error)].filter(Boolean).join('\n\n'));
  } finally {
    clearTimeout(timer);
    await killMarked(mark);
  }
}

function deadlineSentence({ name, deadlineMs }: Check, running: readonly FoundProcess[]): string {
  const what = `${name} was stopped at its deadline (${deadlineMs / 1000} s), with`;
  if (running.length === 0) return `${what} no process running.`;
  return `${what} these processes still running:\n${listOf(running)}`;
}

/** Fails the check if processes outlive it: a test didn't clean up. */
function withLeftovers({ name }: Check, result: CheckResult, left: readonly FoundProcess[]): CheckResult {
  if (left.length === 0) return result;
  const sentence = `${name} left these processes running:\n${listOf(left)}`;
  return { ...result, failed: result.failed + 1, output: `${result.output.trimEnd()}\n\n${sentence}` };
}

/** The end of a stopped program's output, which shows where it hung. */
function outputOf(error: unknown): string {
  return error instanceof Error && 'output' in error ? tailOf(String(error.output)) : '';
}
