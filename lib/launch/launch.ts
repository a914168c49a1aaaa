import { randomBytes } from 'node:crypto';
import { parseDatabaseUrl } from '#lib/postgres/database-url.ts';
import { buildPages, isBuildStale } from './build.ts';
import { generateClient } from './generate-client.ts';
import { holdLines } from './hold-lines.ts';
import { requireFreePort } from './http-port.ts';
import { migrateForStart } from './migrate-for-start.ts';
import { openEmbeddedDatabase, openGivenDatabase, openRunningDatabase } from './open-database.ts';
import { ownAddress } from './own-address.ts';
import { hideStep, type Progress, showStep } from './progress.ts';
import { secretOf } from './secret-file.ts';
import { type Mode, startServers } from './server-processes.ts';
import type { LaunchSettings } from './settings.ts';
import { rememberedAddresses, type SimulatorAddresses } from './simulator-addresses.ts';
import { startSimulators } from './simulators.ts';
import { ensureTrialChain } from './trial-chain.ts';
import { waitUntilReady, workersReady } from './wait-until-ready.ts';

export type Launched = AsyncDisposable & {
  url: string;
  databaseUrl: string;
  /** Undefined if DATABASE_URL is set. */
  simulators: SimulatorAddresses | undefined;
  /** Rejects with a `Problem` when a started process ends unexpectedly; never resolves. */
  crashed: Promise<never>;
};

/** The launcher's own API key, generated at each start and shared only with the processes it starts. */
const LAUNCH_KEY_BYTES = 32;

type LaunchOptions = {
  mode: Mode;
  signal: AbortSignal;
  isQuiet?: boolean;
  /** Seconds between random changes at the trial chain's POS; 0 is never. Defaults to the simulators' own interval. */
  driftSeconds?: number;
};

/**
 * Builds, migrates and starts everything, in order. Disposing the result, or a failing step, stops what was started in
 * reverse order. Rejects with a `Problem` that says what to do.
 */
export async function launch(
  settings: LaunchSettings,
  { mode, signal, isQuiet = false, driftSeconds }: LaunchOptions,
): Promise<Launched> {
  const step: Progress = async (what, work) => {
    signal.throwIfAborted();
    return (isQuiet ? hideStep : showStep)(what, work);
  };
  const { role, host, port, dataFolder } = settings;
  const hasPages = role !== 'worker';
  const url = ownAddress({ host, port });
  const key = randomBytes(LAUNCH_KEY_BYTES).toString('base64url');
  await using started = new AsyncDisposableStack();

  if (hasPages) await requireFreePort({ host, port });
  await step('Preparing the database client', generateClient);
  if (hasPages && mode === 'production' && (await isBuildStale())) {
    await step('Building the pages', () => buildPages(signal));
  }
  const hint = settings.databaseUrl === undefined ? undefined : parseDatabaseUrl(settings.databaseUrl).hint;
  if (hint !== undefined && !isQuiet) console.log(hint);
  const database = started.use(await step('Starting the database', () => openDatabase(settings)));
  await step('Migrating the database', () => migrateForStart(database.url));

  const isTrial = settings.databaseUrl === undefined && hasPages;
  const simulators = isTrial
    ? await step('Starting the simulated POS and ordering platform', () =>
        startSimulators({ dataFolder, databaseUrl: database.url, driftSeconds, signal }),
      )
    : undefined;
  if (simulators) started.use(simulators.process);

  const env = serverEnvironment({
    mode,
    databaseUrl: database.url,
    secret: settings.secret ?? (await secretOf(dataFolder)),
    simulators: simulators ?? (await runningSimulators(settings)),
    key,
  });
  const servers = startServers({ mode, role, host, port, env });
  for (const server of servers) started.use(server);
  const showLines = holdLines(servers, (line) => console.log(line));
  const children = [...servers, ...(simulators ? [simulators.process] : [])];
  const crashed = Promise.race([database.crashed, ...children.map((child) => child.crashed)]);
  crashed.catch(() => undefined);
  if (hasPages) {
    const ready = async () => {
      const lastWords = () => servers.map((server) => server.lastWords()).join('\n');
      await waitUntilReady(url, { key, signal, lastWords });
      if (simulators) await ensureTrialChain({ url, key, simulators, signal });
    };
    await step('Starting Haizen', () => Promise.race([ready(), crashed]));
  } else {
    await step('Starting the worker', () => Promise.race([workersReady(servers, signal), crashed]));
  }
  if (!isQuiet) showLines();
  const all = started.move();
  return { url, databaseUrl: database.url, simulators, crashed, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

/** A trial worker uses the simulators of a running `npm start`: these are the only private addresses that it may reach. */
function runningSimulators({ databaseUrl, dataFolder }: LaunchSettings): Promise<SimulatorAddresses | undefined> {
  return databaseUrl === undefined ? rememberedAddresses(dataFolder) : Promise.resolve(undefined);
}

type ServerEnvironment = {
  mode: Mode;
  databaseUrl: string;
  secret: string;
  /** Set in the trial. */
  simulators: SimulatorAddresses | undefined;
  key: string;
};

function serverEnvironment({ mode, databaseUrl, secret, simulators, key }: ServerEnvironment) {
  return {
    ...process.env,
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
    HAIZEN_SECRET: secret,
    // Always the generated key, even if the environment sets one: only the started processes may know it.
    HAIZEN_LAUNCH_KEY: key,
    ...(simulators && { HAIZEN_TRIAL_POS_URL: simulators.posUrl, HAIZEN_TRIAL_ORDERING_URL: simulators.orderingUrl }),
  };
}

function openDatabase({ databaseUrl, dataFolder, role }: LaunchSettings) {
  if (databaseUrl !== undefined) return openGivenDatabase(databaseUrl);
  return role === 'worker' ? openRunningDatabase(dataFolder) : openEmbeddedDatabase(dataFolder);
}
