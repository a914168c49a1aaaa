/** The parameters that DATABASE_URL may have. */
export const KNOWN_PARAMETERS = [
  'schema',
  'host',
  'port',
  'application_name',
  'connect_timeout',
  'options',
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'sslnegotiation',
  'ssl',
  'uselibpqcompat',
] as const;

/** Advice for parameters that are common in other products' URLs. */
const ADVICE: Readonly<Record<string, string>> = {
  connection_limit: 'Haizen sizes its own pools, at most 21 connections per process: remove it',
  pool_timeout: 'Haizen sizes its own pools and waits 5 s for a connection: remove it',
  pgbouncer: 'Haizen needs a direct connection or a pooler in session mode: remove it, and use such an address',
  channel_binding: 'Haizen cannot insist on it: remove it, and use sslmode=verify-full',
  search_path: 'use schema instead',
  user: 'write it before the @',
  password: 'write it before the @',
  dbname: 'write it after the host, as in //host/name',
};

export const SSL_MODES = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'] as const;

/** Describes the first invalid parameter in one sentence; undefined if all are valid. */
export function parameterProblem(parameters: URLSearchParams): string | undefined {
  for (const name of parameters.keys()) {
    if (!KNOWN_PARAMETERS.some((known) => known === name)) return unknownParameter(name);
    if (parameters.getAll(name).length > 1) return `DATABASE_URL has the parameter ${name} more than once.`;
  }
  return schemaProblem(parameters.get('schema')) ?? sslModeProblem(parameters) ?? timeoutProblem(parameters);
}

function unknownParameter(name: string): string {
  // Don't echo a name of any other form: it may be part of a password.
  const shown = /^[a-z_]{1,40}$/iu.test(name) ? ` ${name}` : '';
  const advice = ADVICE[name.toLowerCase()];
  return `DATABASE_URL has a parameter${shown} that Haizen does not support${advice ? ` (${advice})` : ''}. It supports ${KNOWN_PARAMETERS.join(', ')}.`;
}

/** pg-boss requires unquoted names, and the queue's schema is named after this one. */
function schemaProblem(schema: string | null): string | undefined {
  if (schema === null) return undefined;
  const isReserved =
    schema.startsWith('pg_') || schema.endsWith('_queue') || ['information_schema', 'pgboss'].includes(schema);
  if (/^[a-z_][a-z0-9_]{0,39}$/u.test(schema) && !isReserved) return undefined;
  return 'The schema in DATABASE_URL must be 1 to 40 lower-case letters, digits and underscores, begin with a letter or an underscore, and be neither pgboss, information_schema, pg_… nor …_queue.';
}

function sslModeProblem(parameters: URLSearchParams): string | undefined {
  const mode = parameters.get('sslmode');
  if (mode === null || SSL_MODES.some((known) => known === mode)) return undefined;
  return `The sslmode in DATABASE_URL must be one of ${SSL_MODES.join(', ')}.`;
}

function timeoutProblem(parameters: URLSearchParams): string | undefined {
  const seconds = parameters.get('connect_timeout');
  if (seconds === null || (/^\d{1,3}$/u.test(seconds) && Number(seconds) > 0)) return undefined;
  return 'The connect_timeout in DATABASE_URL must be a whole number of seconds, from 1 to 999.';
}
