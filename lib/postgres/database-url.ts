import { parameterProblem } from './url-parameters.ts';

/** The parsed DATABASE_URL. */
export type DatabaseAddress = {
  /** For `pg`, without Haizen's own parameters. */
  readonly connectionString: string;
  /** The schema that holds all of an installation's tables. */
  readonly schema: string;
  readonly connectTimeoutMs: number;
  readonly user: string;
  /** Host, port and database; safe to display. */
  readonly shown: string;
  /** One sentence for the operator about these settings. */
  readonly hint: string | undefined;
};

export const DEFAULT_SCHEMA = 'public';
const CONNECT_TIMEOUT_MS = 5_000;

/** The message is one sentence for the operator and contains nothing from the URL except parameter names. */
export class BadDatabaseUrl extends Error {
  override readonly name = 'BadDatabaseUrl';
}

const MALFORMED =
  "DATABASE_URL can't be parsed: it must look like postgresql://user:password@host:5432/name, with these characters percent-encoded in the user name, the password and all that follows: # as %23, / as %2F, ? as %3F, @ as %40, : as %3A, % as %25.";

/** Throws `BadDatabaseUrl`. */
export function parseDatabaseUrl(given: string): DatabaseAddress {
  const url = parse(given);
  const parameters = url.searchParams;
  const problem = parameterProblem(parameters);
  if (problem !== undefined) throw new BadDatabaseUrl(problem);
  const schema = parameters.get('schema') ?? DEFAULT_SCHEMA;
  const seconds = parameters.get('connect_timeout');
  parameters.delete('schema');
  parameters.delete('connect_timeout');
  const shown = `${parameters.get('host') ?? decodeURIComponent(url.host)}${url.pathname}`;
  const hint = strictSslMode(parameters);
  return {
    connectionString: url.href,
    schema,
    user: decodeURIComponent(url.username),
    connectTimeoutMs: seconds === null ? CONNECT_TIMEOUT_MS : Number(seconds) * 1_000,
    shown,
    hint,
  };
}

/**
 * An unencoded `#`, `/` or `?` in a password ends the authority early, so parts of the password look like host, port
 * and parameters. The `@` that follows reveals it.
 */
function parse(given: string): URL {
  const [isPostgres, authority = '', rest = ''] = /^postgres(?:ql)?:\/\/([^/?#]*)(.*)$/su.exec(given) ?? [];
  // A socket URL has no host; its directory is in the `host` parameter.
  const isSocket = /[?&]host=/u.test(rest);
  const hosted = isSocket && authority.endsWith('@') ? given.replace('@/', '@localhost/') : given;
  // Like `pg`, treat a percent sign that encodes nothing as a literal.
  const readable = hosted.replaceAll(/%(?![0-9a-f]{2})/giu, '%25');
  const url = isPostgres === undefined ? null : URL.parse(readable);
  if (url === null || /[@#]/u.test(rest) || ![url.username, url.password, url.host, url.pathname].every(isDecodable))
    throw new BadDatabaseUrl(MALFORMED);
  return url;
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * `pg` treats these modes as verify-full, but logs a six-line warning that this will change. Setting verify-full
 * explicitly keeps them strict, and the hint replaces the warning.
 */
function strictSslMode(parameters: URLSearchParams): string | undefined {
  const mode = parameters.get('sslmode');
  if (mode === null || !['prefer', 'require', 'verify-ca'].includes(mode)) return undefined;
  if (parameters.get('uselibpqcompat') === 'true') return undefined;
  parameters.set('sslmode', 'verify-full');
  return `sslmode=${mode} in DATABASE_URL is taken as verify-full: the server's certificate and host name are checked.`;
}
