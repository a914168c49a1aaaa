import type { KeyView } from '#lib/contract/keys.ts';
import { keeps, type Principal } from '#lib/domain/access.ts';
import type { KeyFacts } from '#lib/domain/keys.ts';

/** Whether the principal administers every chain of a key, as creating or seeing the key requires. */
export function isAdministeredBy(principal: Principal, { chainIds }: Pick<KeyFacts, 'chainIds'>): boolean {
  if (chainIds === null) return keeps(principal, null);
  return chainIds.every((chainId) => keeps(principal, chainId));
}

/** Views of those keys that the principal may see. */
export function keyViewsFor(principal: Principal, keys: readonly KeyFacts[]): KeyView[] {
  return keys.filter((key) => isAdministeredBy(principal, key)).map(keyView);
}

export function keyView({ chainIds, createdAt, expiresAt, lastUsedAt, revokedAt, ...key }: KeyFacts): KeyView {
  return {
    ...key,
    chainIds: chainIds && [...chainIds],
    createdAt: createdAt.toISOString(),
    expiresAt: isoOrNull(expiresAt),
    lastUsedAt: isoOrNull(lastUsedAt),
    revokedAt: isoOrNull(revokedAt),
  };
}

function isoOrNull(time: Date | null): string | null {
  return time && time.toISOString();
}
