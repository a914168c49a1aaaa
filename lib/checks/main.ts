import { parseArgs } from 'node:util';
import { Problem } from '#lib/launch/problem.ts';
import { sentenceFor } from '#lib/launch/progress.ts';
import { runVerb } from '#lib/launch/run-verb.ts';
import { browserTests, build } from './browser-tests.ts';
import type { Check } from './check.ts';
import { runChecks } from './run-check.ts';
import { generate, staticChecks } from './static-checks.ts';
import { unitTests } from './unit-tests.ts';

const checks: readonly Check[] = [generate, ...staticChecks, unitTests, build, browserTests];

/** Checks that another check requires. */
const needs: Readonly<Record<string, readonly Check[]>> = { browser: [generate, build], build: [generate] };

function chosenChecks(only: readonly string[]): readonly Check[] {
  if (only.length === 0) return checks;
  const unknown = only.find((name) => !checks.some((check) => check.name === name));
  if (unknown !== undefined) {
    throw new Problem(`There is no check "${unknown}": choose of ${checks.map((check) => check.name).join(', ')}.`);
  }
  const wanted = checks.filter((check) => only.includes(check.name));
  return checks.filter((check) => wanted.includes(check) || wanted.some(({ name }) => needs[name]?.includes(check)));
}

await runVerb(async (signal) => {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string', multiple: true, default: [] } },
    allowPositionals: true,
  });
  // Counts the installation by bootstrap.js as the first check.
  let [passed, failed] = [1, 0];
  try {
    const total = await runChecks(chosenChecks(values.only), { signal, files: positionals });
    passed += total.passed;
    failed += total.failed;
  } catch (error) {
    signal.throwIfAborted();
    console.error(sentenceFor(error));
    failed += 1;
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
});
