import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DatabaseLink, openDatabaseLink } from '#e2e/fixtures/database-link.ts';
import { type EmbeddedPostgres, killPostgres, startPostgres } from '#lib/launch/postgres/embedded.ts';
import { findPostmaster } from '#lib/launch/postgres/postmaster.ts';
import { temporaryDataFolder } from '#lib/launch/postgres/temporary-data-folder.ts';

/** A real, durable Postgres, and three ways to make it unavailable. */
export type OwnPostgres = AsyncDisposable & {
  /** The checker's own connection, which is never cut. */
  readonly url: string;
  /** The connection of the processes under test. */
  readonly linkUrl: string;
  /** SIGQUIT, as `pg_ctl -m immediate`: no checkpoint is written, recovery replays the log. */
  die(): Promise<void>;
  /** Resolves when it answers again. */
  revive(): Promise<void>;
  /** Stops every process of the server: connections stay open and nothing answers. */
  freeze(): Promise<void>;
  thaw(): void;
  /** Breaks connections and refuses new ones. */
  cut(): Promise<void>;
  mend(): Promise<void>;
};

export async function openOwnPostgres(): Promise<OwnPostgres> {
  await using parts = new AsyncDisposableStack();
  const folder = parts.use(await temporaryDataFolder());
  const dataFolder = folder.path;
  // Durable: lost commits would break guarantees that are not Haizen's.
  let server: EmbeddedPostgres = await startPostgres({ dataFolder });
  let frozen: number[] = [];
  const thaw = () => {
    for (const pid of frozen) signalIfAlive(pid, 'SIGCONT');
    frozen = [];
  };
  parts.defer(() => server.stop());
  parts.defer(thaw);
  const link: DatabaseLink = parts.use(await openDatabaseLink(server.url));
  const all = parts.move();
  return {
    url: server.url,
    linkUrl: link.url,
    die: () => killPostgres(dataFolder),
    async revive() {
      server = await startPostgres({ dataFolder });
    },
    async freeze() {
      const postmaster = await findPostmaster(join(server.folder, 'data'));
      if (postmaster === undefined) throw new Error('there is no Postgres to freeze');
      // The postmaster first, so that it starts no further backend.
      signalIfAlive(postmaster.pid, 'SIGSTOP');
      frozen = [postmaster.pid, ...(await childrenOf(postmaster.pid))];
      for (const pid of frozen.slice(1)) signalIfAlive(pid, 'SIGSTOP');
    },
    thaw,
    cut: () => link.cut(),
    mend: () => link.mend(),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** Linux only: each backend is in its own process group. */
async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.trim().split(/\s+/u).filter(Boolean).map(Number);
}

function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has just exited.
  }
}
