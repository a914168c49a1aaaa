import { timingSafeEqual } from 'node:crypto';
import type { Keys } from '#lib/accounts/keys.ts';
import type { Accounts } from '#lib/accounts/open-accounts.ts';
import { bearerOf, type Known, type Authenticator } from '#lib/api/authorize.ts';
import type { Key } from '#lib/domain/access.ts';

type AuthenticatorOptions = {
  readonly keys: Keys;
  readonly accounts: Pick<Accounts, 'personSeen'>;
  readonly chainOfShop: (shopId: string) => Promise<string | null>;
  readonly chainOfRun: (runId: string) => Promise<string | null>;
  /** The launcher's own key, which isn't stored in the database. */
  readonly launchKey: string | undefined;
};

/** Authenticates a request by its API key if it has one, otherwise by its session. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { keys, accounts, chainOfShop, chainOfRun, launchKey } = options;

  async function personOf(headers: Headers): Promise<Known | null> {
    const seen = await accounts.personSeen(headers);
    return seen && { principal: seen.person, cookies: seen.cookies };
  }

  async function principalOf(headers: Headers): Promise<Known | null> {
    const secret = bearerOf(headers);
    if (secret === undefined) return personOf(headers);
    if (launchKey !== undefined && isSame(secret, launchKey)) return builtInKey('launcher', 'admin');
    const key = await keys.holderOf(secret);
    return key && { principal: key, cookies: [] };
  }

  return {
    principalOf,
    chainOf: (target) => ('shopId' in target ? chainOfShop(target.shopId) : chainOfRun(target.runId)),
  };
}

/** Authenticates metrics requests: the metrics token works without the database. */
export function metricsAuthenticator(
  authenticator: () => Promise<Authenticator>,
  token: string | undefined,
): Authenticator {
  return {
    async principalOf(headers) {
      const secret = bearerOf(headers);
      if (secret !== undefined && token !== undefined && isSame(secret, token)) return builtInKey('metrics', 'read');
      return (await authenticator()).principalOf(headers);
    },
    chainOf: async (target) => (await authenticator()).chainOf(target),
  };
}

function builtInKey(name: string, scope: Key['scope']): Known {
  return { principal: { kind: 'key', id: name, name, scope, chainIds: null }, cookies: [] };
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
