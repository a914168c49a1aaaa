import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from '#lib/launch/paths.ts';
import { spawnFollower } from '#lib/launch/spawn-follower.ts';
import { withClient } from './database.ts';
import { temporaryDataFolder } from './temporary-data-folder.ts';

test('the next run stops and removes what a killed run left behind', async () => {
  const script = `
    const { temporaryPostgres } = await import(${JSON.stringify(inProject('lib', 'launch', 'postgres', 'temporary-postgres.ts'))});
    console.log((await temporaryPostgres()).url);
    setInterval(() => undefined, 1000);`;
  const run = spawnFollower({ args: ['--input-type=module', '--eval', script] });
  const [said] = (await once(run.stdout, 'data')) as [Buffer];
  const url = said.toString().trim();
  const { rows } = await withClient(url, (client) => client.query<{ data_directory: string }>('SHOW data_directory'));
  const data = rows[0]?.data_directory ?? '';
  run.kill('SIGKILL');
  await once(run, 'exit');
  expect(existsSync(data)).toBe(true);

  await using folder = await temporaryDataFolder();

  expect(existsSync(folder.path)).toBe(true);
  expect(existsSync(data)).toBe(false);
  await expect(withClient(url, (client) => client.query('SELECT 1'))).rejects.toThrow('ECONNREFUSED');
});
