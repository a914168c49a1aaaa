import { z } from 'zod';
import { type CheckResult, resultOf } from './check.ts';

/** A test runner's exit code and output. */
type Run = { code: number; output: string };

export const vitestReport = z.object({
  success: z.boolean(),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
});

export const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
});

export function countVitest(report: z.infer<typeof vitestReport>, run: Run): CheckResult {
  return count(run, {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    isWell: report.success,
  });
}

export function countPlaywright({ stats, errors }: z.infer<typeof playwrightReport>, run: Run): CheckResult {
  return count(run, {
    passed: stats.expected,
    // A test that passes only on retry counts as failed.
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    isWell: errors.length === 0,
  });
}

type Numbers = { passed: number; failed: number; skipped: number; isWell: boolean };

function count({ code, output }: Run, { passed, failed, skipped, isWell }: Numbers): CheckResult {
  // A file that can't be loaded, or an error outside any test, fails the run without failing a test.
  if (failed === 0 && (!isWell || code !== 0)) return { passed, failed: 1, skipped, output };
  if (passed + failed === 0) return resultOf(false, `${output}\nNo test ran.`);
  return { passed, failed, skipped, output };
}
