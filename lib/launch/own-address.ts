import { isIPv6 } from 'node:net';

/** A server listening on one of these is reachable as localhost. */
const OPEN_ON_LOCALHOST = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'];

/** The URL of a local server, as seen from this machine. */
export function ownAddress({ host, port }: { host: string; port: number }): string {
  if (OPEN_ON_LOCALHOST.includes(host)) return `http://localhost:${port}`;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}
