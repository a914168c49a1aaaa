import { isIPv6 } from 'node:net';

/** Listening on these, a server answers on this machine's own name. */
const OPEN_ON_LOCALHOST = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'];

/** Where a server of this machine is reached from this machine. */
export function ownAddress({ host, port }: { host: string; port: number }): string {
  if (OPEN_ON_LOCALHOST.includes(host)) return `http://localhost:${port}`;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}
