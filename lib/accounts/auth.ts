import { prismaAdapter } from 'better-auth/adapters/prisma';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Database } from '../db/database.ts';
import { cookiePrefix, isSecure } from './cookies.ts';
import { serverEndpoints } from './server-endpoints.ts';
import type { Hashing } from './slow-hash.ts';

const SESSION_SECONDS = 7 * 24 * 60 * 60;

type Options = {
  readonly db: Database;
  readonly secret: string;
  readonly url: string | null;
  readonly now: () => Date;
  readonly hashing: Hashing;
};

export type Auth = ReturnType<typeof createAuth>;

/**
 * better-auth as a library: its HTTP handler is mounted nowhere, and nobody signs up. `url` is the installation's public
 * origin, null where it is not known; over https the cookies are bound to it.
 */
export function createAuth({ db, secret, url, now, hashing }: Options) {
  return betterAuth({
    appName: 'Haizen',
    baseURL: url ?? 'http://localhost',
    // The plural is for its rotation; given here, no variable of the environment can come before ours.
    secrets: [{ version: 1, value: secret }],
    database: prismaAdapter(db, { provider: 'postgresql' }),
    telemetry: { enabled: false },
    // Who fails to sign in is told by the caller's log; its own lines have another form.
    logger: { disabled: true },
    // Ours is the rule for passwords; these only let through what it has let through.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 400,
      password: hashing,
    },
    session: {
      expiresIn: SESSION_SECONDS,
      // `personOf` prolongs it, and asks the database each time: a session that was ended is out with its next request.
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      freshAge: 0,
    },
    // By our clock: it says when they end.
    databaseHooks: {
      session: {
        create: {
          before: (session) => {
            const at = now();
            return Promise.resolve({ data: { ...session, createdAt: at, updatedAt: at, expiresAt: sessionEnd(at) } });
          },
        },
      },
    },
    // Attempts are counted in the database, for the whole cluster.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: cookiePrefix(url),
      // It knows `__Secure-` only; our prefix says more.
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(url) },
      database: { generateId: false },
      ipAddress: { ipv6Subnet: 128 },
    },
    plugins: [twoFactor({ issuer: 'Haizen', accountLockout: { enabled: false } }), serverEndpoints],
  });
}

/** When a session ends that is not used after `now`. */
export function sessionEnd(now: Date): Date {
  return new Date(now.getTime() + SESSION_SECONDS * 1_000);
}
