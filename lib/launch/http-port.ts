import { isPortFree } from './free-port.ts';
import { Problem } from './problem.ts';

/** Rejects with a `Problem` that says what to do where something else listens on the port already. */
export async function requireFreePort(port: number): Promise<void> {
  if (await isPortFree(port)) return;
  if (await isHaizen(port)) {
    throw new Problem(`Haizen already runs on port ${port}: open http://localhost:${port}, or stop it first.`);
  }
  throw new Problem(
    `Port ${port} is in use by another program: stop that, or choose another port, such as PORT=${port + 1} npm start.`,
  );
}

async function isHaizen(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(2_000) });
    return response.ok && (response.headers.get('content-type') ?? '').includes('application/json');
  } catch {
    return false;
  }
}
