import { prismaAdapter } from 'better-auth/adapters/prisma';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Database } from '#lib/db/database.ts';
import { type CookieSettings, cookiePrefix, isSecure } from './cookies.ts';
import { serverEndpoints } from './server-endpoints.ts';
import { SESSION_SECONDS, sessionEnd } from './session-end.ts';
import type { Hashing } from './slow-hash.ts';

type Options = {
  readonly db: Database;
  readonly cookies: CookieSettings;
  readonly now: () => Date;
  readonly hashing: Hashing;
};

export type Auth = ReturnType<typeof createAuth>;

/**
 * better-auth as a library: its HTTP handler is mounted nowhere, and nobody signs up. Over https the cookies are bound to
 * the installation's public origin.
 */
export function createAuth({ db, cookies: { url, secrets }, now, hashing }: Options) {
  return betterAuth({
    appName: 'Haizen',
    baseURL: url ?? 'http://localhost',
    // The newest alone: whatever may be signed with an old one is read by us, and signed again before it gets here. The
    // plural form comes before any variable of the environment.
    secrets: [{ version: 1, value: secrets[0] }],
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
            return Promise.resolve({
              data: { ...session, createdAt: at, updatedAt: at, expiresAt: sessionEnd(at, { now: at }) },
            });
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
