import { inProject } from '#lib/launch/paths.ts';
import { runQuietly } from '#lib/launch/run-quietly.ts';

export type CheckResult = {
  passed: number;
  failed: number;
  skipped?: number;
  /** Shown if something failed. */
  output: string;
};

export type Check = {
  name: string;
  /** Only reached by a hang: several times the check's duration on a busy machine. */
  deadlineMs: number;
  run: (options: { signal: AbortSignal; files: readonly string[] }) => Promise<CheckResult>;
};

export const minuteMs = 60_000;

/** A check that passes or fails as a whole. */
export function resultOf(isPassed: boolean, output = ''): CheckResult {
  return { passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1, output };
}

/** A check that runs a program from node_modules and passes if it exits with 0. */
export function toolCheck(name: string, program: readonly string[], args: readonly string[]): Check {
  return {
    name,
    deadlineMs: 15 * minuteMs,
    run: async ({ signal }) => {
      const { code, output } = await runQuietly({
        command: process.execPath,
        args: [inProject('node_modules', ...program), ...args],
        signal,
      });
      return resultOf(code === 0, output);
    },
  };
}
