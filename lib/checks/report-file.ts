import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { type CheckResult, resultOf } from './check.ts';

type Reported<Report> = { output: string; count: (report: Report) => CheckResult };

/** Runs a test runner that writes a JSON report, and counts its results; without a report the run has failed. */
export async function withReport<Schema extends z.ZodType>(
  schema: Schema,
  run: (reportPath: string) => Promise<Reported<z.infer<Schema>>>,
): Promise<CheckResult> {
  const folder = await mkdtemp(join(tmpdir(), 'haizen-report-'));
  try {
    const path = join(folder, 'report.json');
    const { output, count } = await run(path);
    const content = await readFile(path, 'utf8').catch(() => undefined);
    if (content === undefined) return resultOf(false, output);
    return count(schema.parse(JSON.parse(content)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
