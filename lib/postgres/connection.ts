import { Client, type ClientBase, type ClientConfig, escapeIdentifier, Pool, type PoolConfig } from 'pg';
import { parseDatabaseUrl } from './database-url.ts';

/** Applied to a new connection before any other statement. */
export type SessionSettings = Readonly<Record<string, string>>;

type ConnectionOptions = { readonly session?: SessionSettings } & Pick<
  ClientConfig,
  'application_name' | 'query_timeout' | 'keepAlive'
>;

/** Options shared by all connections of a process. Throws `BadDatabaseUrl`. */
export function clientConfig(url: string): ClientConfig {
  const { connectionString, connectTimeoutMs } = parseDatabaseUrl(url);
  return { connectionString, connectionTimeoutMillis: connectTimeoutMs, application_name: 'haizen' };
}

/** Connects with the installation's schema as search_path. Rejects with the driver's error. */
export async function openClient(url: string, { session = {}, ...options }: ConnectionOptions = {}): Promise<Client> {
  const client = new Client({ ...clientConfig(url), ...options });
  // Without a listener, losing the server between two statements would crash the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await prepareSession(client, url, session);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** A pool with the installation's schema as search_path; connects on demand. */
export function openPool(
  url: string,
  { session = {}, ...options }: ConnectionOptions & Pick<PoolConfig, 'max'> = {},
): Pool {
  return new Pool({
    ...clientConfig(url),
    ...options,
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool awaits it before handing out the connection; @types/pg 8.23.1 says void
    onConnect: (client: ClientBase) => prepareSession(client, url, session),
  });
}

/**
 * Uses SET because poolers reject or silently ignore the startup parameter `options`. Settings last for the session, so
 * they don't work through a pooler in transaction mode.
 */
export async function prepareSession(client: ClientBase, url: string, session: SessionSettings): Promise<void> {
  const settings = { search_path: escapeIdentifier(parseDatabaseUrl(url).schema), ...session };
  await client.query(
    Object.entries(settings)
      .map(([name, value]) => `SET ${name} TO ${value}`)
      .join('; '),
  );
}
