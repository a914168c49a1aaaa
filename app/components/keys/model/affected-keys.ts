import type { GrantView } from '#lib/contract/grants.ts';
import type { KeyView } from '#lib/contract/keys.ts';
import { adminChains, boundKey, type Chains } from '#lib/domain/key-bounds.ts';

/** A key that would open fewer chains; none where it would be revoked. */
export type AffectedKey = { readonly key: KeyView; readonly left: readonly string[] };

/** What is valid at a moment (ms): neither revoked nor expired. */
export function validKeys(keys: readonly KeyView[], now: number): readonly KeyView[] {
  return keys.filter(
    ({ revokedAt, expiresAt }) => revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > now),
  );
}

/** The keys that are revoked with one: those that it created, and that those created. */
export function keysMadeBy(keys: readonly KeyView[], keyId: string): readonly KeyView[] {
  return affectedBy(keys, { kind: 'key', id: keyId }, []).map(({ key }) => key);
}

/** What becomes of a person's keys once these are the person's roles; none at all for somebody who is removed. */
export function keysAffected(
  keys: readonly KeyView[],
  { personId, grants }: { readonly personId: string; readonly grants: readonly GrantView[] },
): readonly AffectedKey[] {
  return affectedBy(keys, { kind: 'person', id: personId }, adminChains(grants));
}

function affectedBy(
  keys: readonly KeyView[],
  creator: { readonly kind: 'person' | 'key'; readonly id: string },
  chains: Chains,
): readonly AffectedKey[] {
  return keys
    .filter((key) => key.creator?.kind === creator.kind && key.creator.id === creator.id)
    .flatMap((key) => {
      const bounded = boundKey(key.chainIds, chains);
      if (bounded.kind === 'unchanged') return [];
      const left = bounded.kind === 'limited' ? bounded.chainIds : [];
      return [{ key, left }, ...affectedBy(keys, { kind: 'key', id: key.id }, left)];
    });
}
