import { readFile, stat } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openEmbeddedDatabase, openGivenDatabase, openRunningDatabase } from '#lib/launch/open-database.ts';
import { testFolder } from '#lib/launch/test-folder.test-helper.ts';
import { withClient } from './database.ts';
import { startPostgres } from './embedded.ts';
import { holdAlone } from './hold-alone.ts';
import { findPostmaster } from './postmaster.ts';

async function dataFolder(): Promise<string> {
  const folder = await testFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  return folder.in('data');
}

const start = (folder: string) => startPostgres({ dataFolder: folder, isDurable: false });

test('reuses a running server, and keeps its data and URL over a restart', async () => {
  const folder = await dataFolder();
  const first = await start(folder);
  const postmaster = await findPostmaster(`${first.folder}/data`);
  await withClient(first.url, (client) => client.query('CREATE TABLE dish AS SELECT 1 AS id'));

  // As after a kill of the launcher: the server is still running.
  const found = await start(folder);
  expect(found.url).toBe(first.url);
  expect(await findPostmaster(`${first.folder}/data`)).toEqual(postmaster);

  await found.stop();
  expect(found.isAlive()).toBe(false);
  expect(first.isAlive()).toBe(false);

  const again = await start(folder);
  expect(again.url).toBe(first.url);
  const { rows } = await withClient(again.url, (client) => client.query('TABLE dish'));
  expect(rows).toEqual([{ id: 1 }]);
  await again.stop();
});

test('only accepts local connections with the owner’s password', async () => {
  const folder = await dataFolder();
  const postgres = await start(folder);
  const file = `${folder}/postgres.json`;
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const { password } = JSON.parse(await readFile(file, 'utf8')) as { password: string };
  expect(password.length).toBeGreaterThanOrEqual(32);

  const anonymous = postgres.url.replace(password, 'guessed');
  await expect(withClient(anonymous, (client) => client.query('SELECT 1'))).rejects.toThrow(
    'password authentication failed',
  );
  const { rows } = await withClient(postgres.url, (client) => client.query('SHOW listen_addresses'));
  expect(rows).toEqual([{ listen_addresses: '127.0.0.1' }]);
  await postgres.stop();
});

test('two concurrent starts on an empty folder share one server', async () => {
  const folder = await dataFolder();
  const [one, other] = await Promise.all([start(folder), start(folder)]);
  expect(one.url).toBe(other.url);
  await one.stop();
  expect(other.isAlive()).toBe(false);
});

test('a second launcher on the same data folder is refused until the first has ended', async () => {
  const folder = await dataFolder();
  const first = await openEmbeddedDatabase(folder);
  await expect(openEmbeddedDatabase(folder)).rejects.toThrow(`Haizen already runs on the data folder ${folder}`);
  // The first launcher's server is still running, and a worker may use it.
  expect((await openRunningDatabase(folder)).url).toBe(first.url);
  await first[Symbol.asyncDispose]();

  const next = await openEmbeddedDatabase(folder);
  await expect(holdAlone(next.url, folder)).rejects.toThrow('already runs');
  await next[Symbol.asyncDispose]();
  await expect(openRunningDatabase(folder)).rejects.toThrow('A worker needs a database');
});

test('detects a server that dies', async () => {
  const folder = await dataFolder();
  const database = await openEmbeddedDatabase(folder);
  const postmaster = await findPostmaster(`${folder}/postgres/data`);
  process.kill(postmaster?.pid ?? 0, 'SIGQUIT');
  await expect(database.crashed).rejects.toThrow('The embedded Postgres ended unexpectedly');
  await database[Symbol.asyncDispose]();
});

test('an unreachable DATABASE_URL is named without its password', async () => {
  const refused = openGivenDatabase('postgresql://cook:secret@127.0.0.1:1/kitchen');
  await expect(refused).rejects.toThrow(
    /^The Postgres of DATABASE_URL \(127\.0\.0\.1:1\/kitchen\) can't be used: .*ECONNREFUSED.*\. Start it, correct DATABASE_URL, or unset it/,
  );
  await expect(refused).rejects.not.toThrow('secret');
});
