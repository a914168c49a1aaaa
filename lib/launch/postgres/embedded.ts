import { existsSync } from 'node:fs';
import { chown, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { prepareDataFolder } from '#lib/launch/data-folder.ts';
import { freePort } from '#lib/launch/free-port.ts';
import { Problem } from '#lib/launch/problem.ts';
import { runQuietly, tailOf } from '#lib/launch/run-quietly.ts';
import { type Account, findPostgresAccount } from './account.ts';
import { findPostgresBinaries, postgresVersion } from './binaries.ts';
import { ensureDatabase, isOurs } from './database.ts';
import { findPostmaster, isAlive } from './postmaster.ts';
import { reachableBinaries, reachableFolder } from './reach.ts';
import { type PostgresSettings, postgresSettings, readSettings, rememberPort } from './settings-file.ts';

export type EmbeddedPostgres = {
  url: string;
  /** Where its files are: below the data folder, unless the account that it runs as can't reach that. */
  folder: string;
  /** Resolves when the server has ended, even if something else stopped it. */
  stop: () => Promise<void>;
  isAlive: () => boolean;
};

type StartOptions = {
  dataFolder: string;
  /** False for tests: faster, but a crash of the machine loses data. */
  isDurable?: boolean;
};

const superuser = 'haizen';
const database = 'haizen';

/** The same settings everywhere: text sorts by code point on every platform. */
const initdbFlags = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];
const serverSettings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'timezone=UTC',
  'log_timezone=UTC',
];
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Our own Postgres on 127.0.0.1, created on first use. Reuses a running server (it survives a kill -9 of the launcher).
 * Rejects with a `Problem` if this machine can't run it.
 */
export async function startPostgres({ dataFolder, isDurable = true }: StartOptions): Promise<EmbeddedPostgres> {
  const account = await findPostgresAccount();
  const binaries = await reachableBinaries(await findPostgresBinaries(), account, postgresVersion());
  await prepareDataFolder(dataFolder);
  const settings = await postgresSettings(settingsPath(dataFolder));
  const folder = await reachableFolder(join(dataFolder, 'postgres'), account, settings.id);
  const server: Server = { folder, data: join(folder, 'data'), binaries, account, isDurable };
  if (!existsSync(server.data)) await initialise(server, settings);

  const port = (await findOurs(server, settings)) ?? (await start(server, settings));
  await rememberPort(settingsPath(dataFolder), settings, port);
  await ensureDatabase(urlOf({ ...settings, port }, 'postgres'), database);
  const postmaster = await findPostmaster(server.data);
  return {
    url: urlOf({ ...settings, port }, database),
    folder,
    stop: () => stop(server),
    isAlive: () => postmaster !== undefined && isAlive(postmaster.pid),
  };
}

/** The URL of a data folder's embedded Postgres; undefined if it isn't running. */
export async function runningPostgresUrl(dataFolder: string): Promise<string | undefined> {
  const settings = await readSettings(settingsPath(dataFolder));
  if (!settings || !(await isOurs(urlOf(settings, 'postgres')))) return undefined;
  return urlOf(settings, database);
}

/** Stops a data folder's server immediately, if one is running, without a checkpoint. */
export async function killPostgres(dataFolder: string): Promise<void> {
  const postmaster = await findPostmaster(join(dataFolder, 'postgres', 'data'));
  if (!postmaster) return;
  process.kill(postmaster.pid, 'SIGQUIT');
  while (isAlive(postmaster.pid)) await delay(20);
}

type Server = { folder: string; data: string; binaries: string; account: Account | undefined; isDurable: boolean };

function settingsPath(dataFolder: string): string {
  return join(dataFolder, 'postgres.json');
}

function urlOf({ port, password }: PostgresSettings, name: string): string {
  return `postgresql://${superuser}:${password}@127.0.0.1:${port}/${name}`;
}

/** Initializes a temporary folder and renames it, so that an interrupted or concurrent start leaves no partial database. */
async function initialise(server: Server, { password }: PostgresSettings): Promise<void> {
  const fresh = await mkdtemp(`${server.data}.`);
  const passwordFile = `${fresh}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (server.account) {
    for (const path of [fresh, passwordFile]) await chown(path, server.account.uid, server.account.gid);
  }
  try {
    const flags = [`--pgdata=${fresh}`, `--username=${superuser}`, `--pwfile=${passwordFile}`, ...initdbFlags];
    const { code, output } = await run(server, 'initdb', server.isDurable ? flags : [...flags, '--no-sync']);
    if (code !== 0)
      throw new Problem(`The embedded Postgres could not be set up in ${server.folder}:\n${tailOf(output)}`);
    await rename(fresh, server.data).catch((error: unknown) => {
      if (!existsSync(server.data)) throw error;
    });
  } finally {
    await Promise.all([fresh, passwordFile].map((path) => rm(path, { recursive: true, force: true })));
  }
}

async function findOurs(server: Server, settings: PostgresSettings): Promise<number | undefined> {
  const postmaster = await findPostmaster(server.data);
  if (!postmaster) return undefined;
  // Also waits for a server that is still starting or recovering.
  const isReady = await isOurs(urlOf({ ...settings, port: postmaster.port }, 'postgres'), { waitMs: 10_000 });
  return isReady ? postmaster.port : undefined;
}

async function start(server: Server, settings: PostgresSettings): Promise<number> {
  const port = await freePort(settings.port);
  const options = [...serverSettings, ...(server.isDurable ? [] : careless)].map((setting) => `-c ${setting}`);
  const log = join(server.folder, 'log');
  const { code } = await run(server, 'pg_ctl', [
    'start',
    `--pgdata=${server.data}`,
    `--log=${log}`,
    `--options=-p ${port} ${options.join(' ')}`,
    '--wait',
    '--timeout=60',
  ]);
  if (code === 0) return port;
  const started = await findOurs(server, settings);
  if (started !== undefined) return started;
  throw new Problem(
    `The embedded Postgres in ${server.folder} did not start:\n${tailOf(await readFile(log, 'utf8').catch(() => ''))}`,
  );
}

async function stop(server: Server): Promise<void> {
  const how = (mode: string, seconds: number) => [
    'stop',
    `--pgdata=${server.data}`,
    `--mode=${mode}`,
    '--wait',
    `--timeout=${seconds}`,
  ];
  const { code } = await run(server, 'pg_ctl', how('fast', 2));
  // Slow on a busy machine too; if the launcher is killed meanwhile, the server still stops.
  if (code !== 0 && (await findPostmaster(server.data))) await run(server, 'pg_ctl', how('immediate', 60));
}

function run({ binaries, folder, account }: Server, program: string, args: readonly string[]) {
  const name = process.platform === 'win32' ? `${program}.exe` : program;
  return runQuietly({ command: join(binaries, name), args, cwd: folder, ...account });
}
