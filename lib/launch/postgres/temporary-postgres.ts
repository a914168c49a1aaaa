import { type EmbeddedPostgres, startPostgres } from './embedded.ts';
import { temporaryDataFolder } from './temporary-data-folder.ts';

type TemporaryPostgres = AsyncDisposable & Pick<EmbeddedPostgres, 'url'>;

/** A Postgres for one test run or command, stopped and removed when disposed. */
export async function temporaryPostgres(): Promise<TemporaryPostgres> {
  await using parts = new AsyncDisposableStack();
  const folder = parts.use(await temporaryDataFolder());
  const postgres = await startPostgres({ dataFolder: folder.path, isDurable: false });
  parts.defer(postgres.stop);
  const all = parts.move();
  return { url: postgres.url, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
