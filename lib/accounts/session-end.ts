/** A session without requests ends after this long. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;

/** A session ends after this long even if it is in use. */
const LONGEST_SESSION_SECONDS = 30 * 24 * 60 * 60;

/** When a session created at `createdAt` ends if its last request is at `now`. */
export function sessionEnd(createdAt: Date, { now }: { now: Date }): Date {
  return new Date(
    Math.min(now.getTime() + SESSION_SECONDS * 1_000, createdAt.getTime() + LONGEST_SESSION_SECONDS * 1_000),
  );
}

/** Sessions created before this have ended, regardless of the expiry in their row. */
export function oldestSession(now: Date): Date {
  return new Date(now.getTime() - LONGEST_SESSION_SECONDS * 1_000);
}
