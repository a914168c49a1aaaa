import { hashPassword, verifyPassword } from 'better-auth/crypto';
import pLimit from 'p-limit';

export type Hashing = {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (given: { hash: string; password: string }) => Promise<boolean>;
};

/** Each hash occupies one of libuv's four threads for about 0.1 s; every request needs one to verify its cookie's signature. */
const AT_ONCE = 2;

/** better-auth's scrypt with limited concurrency, so that a flood of sign-ins doesn't starve signed-in users. */
export function createSlowHash(): Hashing {
  const limit = pLimit(AT_ONCE);
  return {
    hash: (password) => limit(() => hashPassword(password)),
    verify: (given) => limit(() => verifyPassword(given)),
  };
}
