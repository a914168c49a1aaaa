import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from './count-report.ts';

const well = { code: 0, output: '' };
const vitest = { success: true, numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };
const playwright = { stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 1 }, errors: [] };

test('counts passed, failed and skipped tests', () => {
  expect(countVitest(vitest, well)).toMatchObject({ passed: 3, failed: 0, skipped: 2 });
  expect(countVitest({ ...vitest, success: false, numFailedTests: 2 }, { ...well, code: 1 })).toMatchObject({
    failed: 2,
  });
  expect(countPlaywright(playwright, well)).toMatchObject({ passed: 2, failed: 0, skipped: 1 });
});

test('a run without tests fails', () => {
  expect(countVitest({ ...vitest, numPassedTests: 0 }, well)).toMatchObject({ passed: 0, failed: 1 });
  const none = { ...playwright, stats: { ...playwright.stats, expected: 0 } };
  expect(countPlaywright(none, well)).toMatchObject({
    passed: 0,
    failed: 1,
    output: expect.stringContaining('No test ran'),
  });
});

test('an error outside any test fails the run', () => {
  expect(countVitest({ ...vitest, success: false }, well)).toMatchObject({ passed: 3, failed: 1 });
  expect(countVitest(vitest, { ...well, code: 1 })).toMatchObject({ passed: 3, failed: 1 });
  expect(countPlaywright({ ...playwright, errors: [{}] }, well)).toMatchObject({ passed: 2, failed: 1 });
});

test('a test that passes only on retry fails', () => {
  const flaky = { ...playwright, stats: { ...playwright.stats, flaky: 1 } };
  expect(countPlaywright(flaky, well)).toMatchObject({ passed: 2, failed: 1 });
});
