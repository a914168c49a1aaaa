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
 * better-auth used as a library: its HTTP handler isn't mounted, and sign-up is disabled. Over https, cookies are bound to
 * the installation's public origin.
 */
export function createAuth({ db, cookies: { url, secrets }, now, hashing }: Options) {
  return betterAuth({
    appName: 'Haizen',
    baseURL: url ?? 'http://localhost',
    // Only the newest: we verify cookies signed with an old secret and re-sign them before better-auth sees them.
    // The plural option takes precedence over better-auth's environment variables.
    secrets: [{ version: 1, value: secrets[0] }],
    database: prismaAdapter(db, { provider: 'postgresql' }),
    telemetry: { enabled: false },
    // The caller logs failed sign-ins; better-auth's own log lines have a different format.
    logger: { disabled: true },
    // `weaknessOf` validates passwords; these limits only have to accept everything that it accepts.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 400,
      password: hashing,
    },
    session: {
      expiresIn: SESSION_SECONDS,
      // We extend sessions ourselves (`personSeen`) and read the database on every request, so a revoked session ends at once.
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      freshAge: 0,
    },
    // Timestamps come from our own clock, which also decides when a session expires.
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
    // Attempts are counted in the database, across the whole cluster.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: cookiePrefix(url),
      // better-auth only supports `__Secure-`; our `__Host-` prefix is stricter.
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(url) },
      database: { generateId: false },
      ipAddress: { ipv6Subnet: 128 },
    },
    plugins: [twoFactor({ issuer: 'Haizen', accountLockout: { enabled: false } }), serverEndpoints],
  });
}
