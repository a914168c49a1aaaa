import { Agent, get } from 'node:http';

type WarmUpOptions = {
  /** After 1,200 the slowest of a hundred requests at once took 30 ms longer than after 2,000. */
  readonly requests?: number;
  /** Whoever waits for the server waits no longer for this. */
  readonly longestMs?: number;
};

const AT_ONCE = 8;

/** Next.js gives routes and instrumentation module instances of their own. */
const shared = globalThis as typeof globalThis & { haizenWarm?: Promise<void> };

/** Warms this process up at its own address, beside whatever it is asked for meanwhile. */
export function startWarmUp(url: string): void {
  shared.haizenWarm = warmUp(url);
}

/** Resolves once this process is warm; at once where it does not warm itself up. */
export async function warm(): Promise<void> {
  await shared.haizenWarm;
}

/**
 * V8 compiles for speed what has run some hundreds of times, so that the first requests of a server take three times as
 * long as later ones. It asks itself first, at its own address `url`, for what costs nothing but the way there and back.
 * Resolves when that is done, or could not be.
 */
export async function warmUp(url: string, { requests = 2_000, longestMs = 4_000 }: WarmUpOptions = {}): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const signal = AbortSignal.timeout(longestMs);
  let begun = 0;
  async function askOnAndOn(): Promise<void> {
    while (begun++ < requests) await ask(`${url}/api/health`, { agent, signal });
  }
  await Promise.allSettled(Array.from({ length: AT_ONCE }, askOnAndOn));
  agent.destroy();
}

function ask(url: string, { agent, signal }: { agent: Agent; signal: AbortSignal }): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, signal }, (answer) => void answer.resume().once('end', resolve).once('error', reject)).once(
      'error',
      reject,
    );
  });
}
