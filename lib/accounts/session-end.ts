/** Without a request for so long, a session ends. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;

/** After so long it ends however much it is used. */
const LONGEST_SESSION_SECONDS = 30 * 24 * 60 * 60;

/** When a session that began at `createdAt` ends, if `now` is its last request. */
export function sessionEnd(createdAt: Date, { now }: { now: Date }): Date {
  return new Date(
    Math.min(now.getTime() + SESSION_SECONDS * 1_000, createdAt.getTime() + LONGEST_SESSION_SECONDS * 1_000),
  );
}

/** Sessions that began before this have ended, whatever their row says. */
export function oldestSession(now: Date): Date {
  return new Date(now.getTime() - LONGEST_SESSION_SECONDS * 1_000);
}
