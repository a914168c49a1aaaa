import { once } from 'node:events';
import { createServer } from 'node:net';

/** A free port on 127.0.0.1: `preferred` if it is free, otherwise any. */
export async function freePort(preferred = 0): Promise<number> {
  if (preferred !== 0 && (await isPortFree(preferred))) return preferred;
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The operating system gave no port');
  return address.port;
}

/** Rejects with EADDRNOTAVAIL if this machine doesn't have the address. */
export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL') throw error;
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
