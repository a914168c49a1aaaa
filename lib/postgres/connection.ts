import { Client, type ClientBase, type ClientConfig, escapeIdentifier, Pool, type PoolConfig } from 'pg';
import { parseDatabaseUrl } from './database-url.ts';

/** Applied to a new connection before anything else is sent over it. */
export type SessionSettings = Readonly<Record<string, string>>;

type ConnectionOptions = { readonly session?: SessionSettings } & Pick<
  ClientConfig,
  'application_name' | 'query_timeout' | 'keepAlive'
>;

/** What every connection of a process is opened with. Throws `BadDatabaseUrl`. */
export function clientConfig(url: string): ClientConfig {
  const { connectionString, connectTimeoutMs } = parseDatabaseUrl(url);
  return { connectionString, connectionTimeoutMillis: connectTimeoutMs, application_name: 'haizen' };
}

/** A connection in the installation's schema. Rejects with the driver's error. */
export async function openClient(url: string, { session = {}, ...options }: ConnectionOptions = {}): Promise<Client> {
  const client = new Client({ ...clientConfig(url), ...options });
  // Without a listener, a server that goes away between two statements would end this process.
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

/** Connections in the installation's schema, opened when they are needed. */
export function openPool(
  url: string,
  { session = {}, ...options }: ConnectionOptions & Pick<PoolConfig, 'max'> = {},
): Pool {
  return new Pool({
    ...clientConfig(url),
    ...options,
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool awaits it before it hands the connection out; @types/pg 8.23.1 says void
    onConnect: (client: ClientBase) => prepareSession(client, url, session),
  });
}

/**
 * By statements rather than by the startup parameter `options`, which poolers refuse or silently ignore. They hold for the
 * session: through a pooler in transaction mode they would not.
 */
export async function prepareSession(client: ClientBase, url: string, session: SessionSettings): Promise<void> {
  const settings = { search_path: escapeIdentifier(parseDatabaseUrl(url).schema), ...session };
  await client.query(
    Object.entries(settings)
      .map(([name, value]) => `SET ${name} TO ${value}`)
      .join('; '),
  );
}
