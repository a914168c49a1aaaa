import type { KeyFacts } from '#lib/accounts/ports.ts';
import type { KeyView } from '#lib/contract/keys.ts';
import { keeps, type Principal } from '#lib/domain/access.ts';

/** Whether all that a key opens is in somebody's hands: nobody makes or sees one that opens more. */
export function isAdministeredBy(principal: Principal, { chainIds }: Pick<KeyFacts, 'chainIds'>): boolean {
  if (chainIds === null) return keeps(principal, null);
  return chainIds.every((chainId) => keeps(principal, chainId));
}

/** Of these keys the ones that somebody would find in the list of keys. */
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
