import { isPortFree } from './free-port.ts';
import { ownAddress } from './own-address.ts';
import { Problem } from './problem.ts';

type Listening = { host: string; port: number };

/** Rejects with a `Problem` that says what to do if the port is in use. */
export async function requireFreePort({ host, port }: Listening): Promise<void> {
  const isFree = await isPortFree(port, host).catch(() => {
    throw new Problem(
      `This machine has no address ${host}: set HAIZEN_HOST to one of its addresses, or to 0.0.0.0 for all of them.`,
    );
  });
  if (isFree) return;
  const url = ownAddress({ host, port });
  if (await isHaizen(url)) {
    throw new Problem(`Haizen is already running on port ${port}: open ${url}, or stop it first.`);
  }
  throw new Problem(
    `Port ${port} is in use by another program: stop that, or choose another port, such as PORT=${port + 1} npm start.`,
  );
}

async function isHaizen(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(2_000) });
    return response.ok && (response.headers.get('content-type') ?? '').includes('application/json');
  } catch {
    return false;
  }
}
