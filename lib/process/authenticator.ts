import { timingSafeEqual } from 'node:crypto';
import type { Keys } from '#lib/accounts/keys.ts';
import type { Key } from '#lib/domain/access.ts';
import { bearerOf, type Known, type Porter } from '#lib/api/authorize.ts';

type PorterOptions = {
  readonly keys: Keys;
  readonly personOf: Porter['principalOf'];
  readonly chainOf: Porter['chainOf'];
  /** The launcher's own key, which is not kept. */
  readonly launchKey: string | undefined;
};

/** Who is behind a request: by the key where it brings one, else by the session. */
export function createPorter({ keys, personOf, chainOf, launchKey }: PorterOptions): Porter {
  async function principalOf(headers: Headers): Promise<Known | null> {
    const secret = bearerOf(headers);
    if (secret === undefined) return personOf(headers);
    if (launchKey !== undefined && isSame(secret, launchKey)) return inner('launcher', 'admin');
    const key = await keys.holderOf(secret);
    return key && { principal: key, cookies: [] };
  }

  return {
    principalOf,
    chainOf,
  };
}

/** For the metrics alone: their own token is known without the database. */
export function metricsPorter(porter: () => Promise<Porter>, token: string | undefined): Porter {
  return {
    async principalOf(headers) {
      const secret = bearerOf(headers);
      if (secret !== undefined && token !== undefined && isSame(secret, token)) return inner('metrics', 'read');
      return (await porter()).principalOf(headers);
    },
    chainOf: async (target) => (await porter()).chainOf(target),
  };
}

function inner(name: string, scope: Key['scope']): Known {
  return { principal: { kind: 'key', id: name, name, scope, chainIds: null }, cookies: [] };
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
