import { reasonOf } from '#lib/launch/problem.ts';
import { parseDatabaseUrl } from '#lib/postgres/database-url.ts';
import { permissionProblem } from './permission.ts';

const REMEDY = 'Start it, correct DATABASE_URL, or unset it to use the embedded one';

/** What to do, by Postgres or Node error code. */
const REMEDIES: Readonly<Record<string, string>> = {
  '08P01':
    "A pooler rejects Haizen's connection settings: use the address of Postgres itself, or of a pooler in session mode",
  '28P01': 'Correct the user name or the password in DATABASE_URL (percent-encode special characters)',
  '28000': "Allow this role and machine in the server's pg_hba.conf, or correct DATABASE_URL",
  '3D000': 'Create it (CREATE DATABASE … OWNER …), or correct DATABASE_URL',
  '53300': 'Raise max_connections, or close unused connections',
  ENOENT: 'Correct the path in sslrootcert, sslcert or sslkey in DATABASE_URL',
};

const CERTIFICATE =
  "The server's certificate can't be verified: set sslrootcert in DATABASE_URL to its CA file, and use the host name that the certificate was issued for";
const NO_TLS = 'Turn TLS on at the server, or set sslmode=disable in DATABASE_URL';

/** The operator's message: why no connection could be opened, and what to do. */
export function connectionProblem(url: string, error: unknown): string {
  const reason = reasonOf(error);
  const permission = permissionProblem(url, reason);
  if (permission !== undefined) return permission;
  const cause = reason.replace(/\.$/u, '');
  return `The Postgres of DATABASE_URL (${parseDatabaseUrl(url).shown}) can't be used: ${cause}. ${remedyFor(error, reason)}.`;
}

function remedyFor(error: unknown, reason: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/CERT|SIGNATURE|ISSUER/u.test(code)) return CERTIFICATE;
  if (reason.includes('does not support SSL')) return NO_TLS;
  return REMEDIES[code] ?? REMEDY;
}
