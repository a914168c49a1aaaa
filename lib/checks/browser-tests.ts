import { buildPages, isBuildStale } from '#lib/launch/build.ts';
import { inProject } from '#lib/launch/paths.ts';
import { runQuietly } from '#lib/launch/run-quietly.ts';
import { type Check, minuteMs, resultOf } from './check.ts';
import { provideChromium } from './chromium.ts';
import { countPlaywright, playwrightReport } from './count-report.ts';
import { withReport } from './report-file.ts';

export const build: Check = {
  name: 'build',
  deadlineMs: 45 * minuteMs,
  run: async ({ signal }) => {
    if (await isBuildStale()) await buildPages(signal);
    return resultOf(true);
  },
};

/** Playwright tests against the production build, the simulators and a temporary Postgres. */
export const browserTests: Check = {
  name: 'browser',
  deadlineMs: 60 * minuteMs,
  run: async ({ signal, files }) => {
    const chromium = await provideChromium(signal);
    return withReport(playwrightReport, async (reportPath) => {
      const playwright = inProject('node_modules', '@playwright', 'test', 'cli.js');
      const { code, output } = await runQuietly({
        command: process.execPath,
        args: [playwright, 'test', '--reporter=list,json', ...files],
        env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath, HAIZEN_CHROMIUM: chromium },
        signal,
      });
      return { output, count: (report) => countPlaywright(report, { code, output }) };
    });
  },
};
