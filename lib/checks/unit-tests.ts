import { inProject } from '#lib/launch/paths.ts';
import { runQuietly } from '#lib/launch/run-quietly.ts';
import { type Check, minuteMs } from './check.ts';
import { countVitest, vitestReport } from './count-report.ts';
import { withReport } from './report-file.ts';
import { startTestServer } from './test-database.ts';

/** Unit and integration tests with vitest and a temporary Postgres. */
export const unitTests: Check = {
  name: 'unit',
  deadlineMs: 60 * minuteMs,
  run: ({ signal, files }) =>
    withReport(vitestReport, async (reportPath) => {
      await using server = await startTestServer();
      const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
      const { code, output } = await runQuietly({
        command: process.execPath,
        args: [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`, ...files],
        env: { ...process.env, ...server.env },
        signal,
      });
      return { output, count: (report) => countVitest(report, { code, output }) };
    }),
};
