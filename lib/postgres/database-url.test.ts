import { expect, test } from 'vitest';
import { BadDatabaseUrl, parseDatabaseUrl } from './database-url.ts';

const problemOf = (url: string): string => {
  try {
    parseDatabaseUrl(url);
    return 'no problem';
  } catch (error) {
    if (error instanceof BadDatabaseUrl) return error.message;
    throw error;
  }
};

const BASE = 'postgresql://haizen:pw@db.example:5432/haizen';

test('strips Haizen’s own parameters from the URL and keeps the rest', () => {
  const url = `${BASE}?schema=staging&connect_timeout=7&application_name=kitchen&options=-c%20geqo%3Doff`;
  expect(parseDatabaseUrl(url)).toEqual({
    connectionString: `${BASE}?application_name=kitchen&options=-c+geqo%3Doff`,
    schema: 'staging',
    connectTimeoutMs: 7_000,
    user: 'haizen',
    shown: 'db.example:5432/haizen',
    hint: undefined,
  });
  expect(parseDatabaseUrl(BASE)).toMatchObject({ connectionString: BASE, schema: 'public', connectTimeoutMs: 5_000 });
});

test('shows a socket by its directory', () => {
  const url = 'postgresql://haizen:pw@/haizen?host=/var/run/postgresql';
  expect(parseDatabaseUrl(url)).toMatchObject({ shown: '/var/run/postgresql/haizen', user: 'haizen' });
});

test.each([
  'connection_limit',
  'pool_timeout',
  'pgbouncer',
  'channel_binding',
  'statement_timeout',
  'sslaccept',
  'user',
])('rejects the parameter %s by name', (name) =>
  expect(problemOf(`${BASE}?sslmode=disable&${name}=1`)).toMatch(new RegExp(`parameter ${name} that Haizen`, 'u')),
);

test.each([
  ['schema=Staging', /The schema in DATABASE_URL must be/u],
  ['schema=', /The schema in DATABASE_URL must be/u],
  ['schema=pg_toast', /The schema in DATABASE_URL must be/u],
  ['schema=pgboss', /The schema in DATABASE_URL must be/u],
  ['schema=staging_queue', /The schema in DATABASE_URL must be/u],
  ['schema=a%22%3B', /The schema in DATABASE_URL must be/u],
  ['schema=a&schema=b', /more than once/u],
  ['sslmode=yes', /The sslmode in DATABASE_URL must be one of disable/u],
  ['connect_timeout=soon', /connect_timeout in DATABASE_URL must be/u],
])('rejects %s', (query, sentence) => expect(problemOf(`${BASE}?${query}`)).toMatch(sentence));

// An unencoded reserved character ends the authority, so the rest of the password looks like other parts of the URL.
const PASSWORDS = [
  'pass#word',
  '12#word',
  'pass/word',
  '12/word',
  'pass?word',
  '12?word',
  'p@w#rd',
  'a@b/c',
  'a@b?word=1',
];

test.each([...PASSWORDS, '%ffpass'])('shows nothing of a URL with the unencoded password %s', (password) => {
  const problem = problemOf(`postgresql://haizen:${password}@db.example:5432/haizen`);
  expect(problem).toBe(problemOf('localhost'));
  expect(problem).toMatch(/^DATABASE_URL can't be parsed: .*# as %23, \/ as %2F, \? as %3F/u);
});

test.each([...PASSWORDS, 'per%cent', '[pass'])('accepts the percent-encoded password %s', (password) => {
  expect(problemOf(`postgresql://haizen:${encodeURIComponent(password)}@db.example:5432/haizen`)).toBe('no problem');
});

test.each(['', 'mysql://a:b@c/d', 'localhost', 'postgresql:', 'postgresql://h1:1,h2:2/x', 'POSTGRES//x'])(
  'rejects %s as malformed',
  (url) => expect(problemOf(url)).toMatch(/^DATABASE_URL can't be parsed/u),
);

test.each(['prefer', 'require', 'verify-ca'])('treats sslmode=%s as verify-full and says so in the hint', (mode) => {
  const { connectionString, hint } = parseDatabaseUrl(`${BASE}?sslmode=${mode}`);
  expect(connectionString).toBe(`${BASE}?sslmode=verify-full`);
  expect(hint).toBe(
    `sslmode=${mode} in DATABASE_URL is taken as verify-full: the server's certificate and host name are checked.`,
  );
});

test.each(['disable', 'no-verify', 'verify-full'])('keeps sslmode=%s unchanged', (mode) => {
  expect(parseDatabaseUrl(`${BASE}?sslmode=${mode}`)).toMatchObject({
    connectionString: `${BASE}?sslmode=${mode}`,
    hint: undefined,
  });
});
