import { hashPassword, verifyPassword } from 'better-auth/crypto';
import pLimit from 'p-limit';

export type Hashing = {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (given: { hash: string; password: string }) => Promise<boolean>;
};

/** Each takes one of libuv's four threads for a tenth of a second, and every request needs one for its cookie's signature. */
const AT_ONCE = 2;

/** better-auth's scrypt, no more of it at once than leaves room for who is signed in already, however many try to. */
export function createSlowHash(): Hashing {
  const limit = pLimit(AT_ONCE);
  return {
    hash: (password) => limit(() => hashPassword(password)),
    verify: (given) => limit(() => verifyPassword(given)),
  };
}
