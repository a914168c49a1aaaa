import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from './problem-error.ts';

const MINUTE_S = 60;
/** Share of the authenticated limit for unauthenticated requests. */
const ANONYMOUS_SHARE = 0.1;
/** Per minute and address; a whole shop's staff behind one address needs fewer. */
const SIGN_IN_ATTEMPTS = 60;

/** Request limits of this process. Each method throws `too-many-requests` if the limit is exceeded. */
export type RateLimits = {
  caller(id: string): Promise<void>;
  anonymous(address: string | null): Promise<void>;
  /** For passwords, codes and invitation links. */
  signInAttempt(address: string | null): Promise<void>;
};

export function createRateLimits(perMinute: number): RateLimits {
  const callers = new RateLimiterMemory({ points: perMinute, duration: MINUTE_S });
  const anonymous = new RateLimiterMemory({ points: Math.ceil(perMinute * ANONYMOUS_SHARE), duration: MINUTE_S });
  const signInAttempts = new RateLimiterMemory({ points: SIGN_IN_ATTEMPTS, duration: MINUTE_S });
  return {
    caller: (id) => take(callers, id),
    anonymous: (address) => take(anonymous, address ?? 'nowhere'),
    signInAttempt: (address) => take(signInAttempts, address ?? 'nowhere'),
  };
}

async function take(limiter: RateLimiterMemory, who: string): Promise<void> {
  try {
    await limiter.consume(who);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
    throw new ProblemError('too-many-requests', { headers: { 'Retry-After': String(seconds) } });
  }
}
