import { forgetAttempts, giveBackAttempt, takeAttempt } from '#lib/db/accounts/sign-in-lock.ts';
import { type Locked, type Parts, REFUSED, type Refused } from './parts.ts';
import { attemptsName } from './trusted-browser.ts';

/** `passed` clears earlier failures, `pending` changes nothing, `wrong` counts as a failure. */
export type Verdict<T> =
  | { readonly verdict: 'passed' | 'pending'; readonly outcome: T }
  | { readonly verdict: 'wrong'; readonly outcome?: T };

/** Rate-limits attempts at an account's password or code; every attempt goes through here. */
export async function judgeAttempt<T>(
  parts: Parts,
  { email, headers, judge }: { email: string; headers: Headers; judge: () => Promise<Verdict<T>> },
): Promise<T | Refused | Locked> {
  const { db, now } = parts;
  const at = now();
  const name = attemptsName(parts, { headers, email });
  const taking = await takeAttempt(db, { name, now: at });
  if (!taking.taken) {
    const retryAfterSeconds = Math.max(1, Math.ceil((taking.lockedUntil.getTime() - at.getTime()) / 1_000));
    return { kind: 'locked', retryAfterSeconds };
  }
  const judged = await judge().catch(async (error: unknown) => {
    // Nothing was verified, so the attempt shouldn't count. If the database is unavailable this fails too and it stays counted.
    await giveBackAttempt(db, name).catch(() => undefined);
    throw error;
  });
  if (judged.verdict === 'passed') await forgetAttempts(db, { name, now: at });
  if (judged.verdict === 'pending') await giveBackAttempt(db, name);
  return judged.outcome ?? REFUSED;
}
