import { type EmbeddedPostgres, startPostgres } from '#lib/launch/postgres/embedded.ts';
import { temporaryDataFolder } from './temporary-data-folder.ts';

type TemporaryPostgres = AsyncDisposable & Pick<EmbeddedPostgres, 'url'>;

/** A Postgres for the length of a test run or a command; its files go with it. */
export async function temporaryPostgres(): Promise<TemporaryPostgres> {
  await using parts = new AsyncDisposableStack();
  const folder = parts.use(await temporaryDataFolder());
  const postgres = await startPostgres({ dataFolder: folder.path, isDurable: false });
  parts.defer(postgres.stop);
  const all = parts.move();
  return { url: postgres.url, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
