import { readFile, writeFile } from 'node:fs/promises';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { isAlive } from '#lib/launch/postgres/postmaster.ts';
import { runQuietly } from '#lib/launch/run-quietly.ts';
import { testFolder } from '#lib/launch/test-folder.test-helper.ts';
import { type Check, resultOf } from './check.ts';
import { runChecks } from './run-check.ts';

const idle = 'setInterval(() => undefined, 1000);';
const neverMs = 600_000;

function printed(): () => string {
  let text = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  return () => text;
}

/** A script that starts a detached process holding its output, and writes that process's id to a file. */
async function holder(folder: Awaited<ReturnType<typeof testFolder>>, { isStuck }: { isStuck: boolean }) {
  const script = folder.in('holder.cjs');
  const child = `{ stdio: 'inherit', detached: true }`;
  await writeFile(
    script,
    `const child = require('node:child_process').spawn(process.execPath, ['--eval', ${JSON.stringify(idle)}, 'held'], ${child});
     child.unref();
     require('node:fs').writeFileSync(${JSON.stringify(folder.in('pid'))}, String(child.pid));
     console.log('one test of two passed');
     ${isStuck ? idle : ''}`,
  );
  return {
    script,
    pid: async () => Number(await readFile(folder.in('pid'), 'utf8')),
  };
}

// The checks below must not replace the mark of the run that this test belongs to.
beforeEach(() => vi.stubEnv('HAIZEN_CHECK', process.env.HAIZEN_CHECK));

const passing: Check = { name: 'next', deadlineMs: neverMs, run: () => Promise.resolve(resultOf(true)) };

test('a hanging check ends at its deadline with its processes, which are listed, and the next one runs', async () => {
  await using folder = await testFolder();
  const { script, pid } = await holder(folder, { isStuck: true });
  const hanging: Check = {
    name: 'hanging',
    deadlineMs: 3_000,
    run: async ({ signal }) => {
      const { code, output } = await runQuietly({ command: process.execPath, args: [script], signal });
      return resultOf(code === 0, output);
    },
  };
  const output = printed();

  const total = await runChecks([hanging, passing], { signal: new AbortController().signal, files: [] });

  expect(total).toEqual({ passed: 1, failed: 1 });
  const text = output();
  expect(text).toContain('hanging was stopped at its deadline (3 s), with these processes still running:');
  expect(text).toContain(`holder.cjs`);
  expect(text).toMatch(new RegExp(`${await pid()} +.*--eval .* held`));
  expect(text).toContain('one test of two passed');
  expect(text).toMatch(/next .* 1 passed, 0 failed/);
  expect(isAlive(await pid())).toBe(false);
});

test('a check that leaves a process behind fails without waiting for it', async () => {
  await using folder = await testFolder();
  const { script, pid } = await holder(folder, { isStuck: false });
  const careless: Check = {
    name: 'careless',
    deadlineMs: neverMs,
    run: async ({ signal }) => {
      const { code, output } = await runQuietly({
        command: process.execPath,
        args: [script],
        signal,
        pipeGraceMs: 100,
      });
      return resultOf(code === 0, output);
    },
  };
  const output = printed();

  const total = await runChecks([careless], { signal: new AbortController().signal, files: [], leaveMs: 100 });

  expect(total).toEqual({ passed: 1, failed: 1 });
  expect(output()).toContain('careless left these processes running:');
  expect(output()).toContain(`${await pid()}`);
  expect(isAlive(await pid())).toBe(false);
});

test('a check that never settles does not block the next one', async () => {
  const stuck: Check = { name: 'stuck', deadlineMs: 50, run: () => new Promise(() => undefined) };
  const output = printed();
  const signal = new AbortController().signal;
  expect(await runChecks([stuck, passing], { signal, files: [], settleMs: 50 })).toEqual({ passed: 1, failed: 1 });
  expect(output()).toContain('stuck was stopped at its deadline (0.05 s), with no process running.');
});
