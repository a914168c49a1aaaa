import { parseArgs } from 'node:util';
import { browserTests, build } from './checks/browser-tests.ts';
import { type Check, type CheckResult, resultOf } from './checks/check.ts';
import { generate, staticChecks } from './checks/static-checks.ts';
import { unitTests } from './checks/unit-tests.ts';
import { Problem } from './problem.ts';
import { secondsSince, sentenceFor } from './progress.ts';
import { runVerb } from './run-verb.ts';

const checks: readonly Check[] = [generate, ...staticChecks, unitTests, build, browserTests];

/** Checks that another one can't do without. */
const needs: Readonly<Record<string, readonly Check[]>> = { browser: [generate, build], build: [generate] };

function chosenChecks(only: readonly string[]): readonly Check[] {
  if (only.length === 0) return checks;
  const unknown = only.find((name) => !checks.some((check) => check.name === name));
  if (unknown !== undefined) {
    throw new Problem(`There is no check "${unknown}": choose of ${checks.map((check) => check.name).join(', ')}.`);
  }
  const wanted = checks.filter((check) => only.includes(check.name));
  return checks.filter((check) => wanted.includes(check) || wanted.some((one) => needs[one.name]?.includes(check)));
}

async function runCheck(check: Check, options: Parameters<Check['run']>[0]): Promise<CheckResult> {
  const startedAt = performance.now();
  process.stdout.write(check.name.padEnd(10));
  const result = await check.run(options).catch((error: unknown) => {
    options.signal.throwIfAborted();
    return resultOf(false, sentenceFor(error));
  });
  const { passed, failed, skipped = 0 } = result;
  const skips = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(`${secondsSince(startedAt).padStart(8)}   ${passed} passed, ${failed} failed${skips}`);
  if (failed > 0) console.log(`\n${result.output.trimEnd()}\n`);
  return result;
}

await runVerb(async (signal) => {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string', multiple: true, default: [] } },
    allowPositionals: true,
  });
  // bootstrap.js has installed by now: that is the first check.
  let [passed, failed] = [1, 0];
  try {
    for (const check of chosenChecks(values.only)) {
      signal.throwIfAborted();
      const result = await runCheck(check, { signal, files: positionals });
      passed += result.passed;
      failed += result.failed;
    }
  } catch (error) {
    signal.throwIfAborted();
    console.error(sentenceFor(error));
    failed += 1;
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
});
