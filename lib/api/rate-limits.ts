import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from './problem-error.ts';

const MINUTE_S = 60;
/** Of what a caller may send, for whoever is not known. */
const OF_STRANGERS = 0.1;
/** A whole shop's staff behind one address signs in with less. */
const GUESSES = 60;

/** What one caller may send to this process. */
export type RateLimits = {
  /** Throws the problem `too-many-requests` where it is over. */
  caller(id: string): Promise<void>;
  anonymous(address: string | null): Promise<void>;
  /** Of passwords, codes and links. */
  signInAttempt(address: string | null): Promise<void>;
};

export function createRateLimits(perMinute: number): RateLimits {
  const callers = new RateLimiterMemory({ points: perMinute, duration: MINUTE_S });
  const anonymous = new RateLimiterMemory({ points: Math.ceil(perMinute * OF_STRANGERS), duration: MINUTE_S });
  const signInAttempts = new RateLimiterMemory({ points: GUESSES, duration: MINUTE_S });
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
