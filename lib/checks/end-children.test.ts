import { readFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { inProject } from '#lib/launch/paths.ts';
import { isAlive } from '#lib/launch/postgres/postmaster.ts';
import { runQuietly } from '#lib/launch/run-quietly.ts';
import { testFolder } from '#lib/launch/test-folder.test-helper.ts';

test.skipIf(process.platform !== 'linux')(
  'a process ends with its test, even if that failed or timed out',
  async () => {
    await using folder = await testFolder();
    const env = { ...process.env, FIXTURE_PIDS: folder.in('pids') };
    const config = inProject('e2e', 'fixtures', 'processes', 'vitest.config.ts');
    const { code, output } = await runQuietly({
      command: process.execPath,
      args: [inProject('node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', config, '--reporter=verbose'],
      env,
      // If the fixture's processes kept running, its output would never close.
      pipeGraceMs: 600_000,
    });
    expect(stripVTControlCharacters(output)).toContain('2 failed | 1 passed');
    expect(code).toBe(1);
    const pids = (await readFile(folder.in('pids'), 'utf8')).trim().split('\n').map(Number);
    expect(pids).toHaveLength(3);
    expect(pids.filter(isAlive)).toEqual([]);
  },
);
