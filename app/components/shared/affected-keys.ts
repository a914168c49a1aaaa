import type { GrantView } from '#lib/contract/grants.ts';
import type { KeyView } from '#lib/contract/keys.ts';
import { adminChains, boundKey, type Chains } from '#lib/domain/key-bounds.ts';

/** A key that would lose chains. `left` holds its remaining chains; if empty, it would be revoked. */
export type AffectedKey = { readonly key: KeyView; readonly left: readonly string[] };

/** Keys valid at `now` (ms): neither revoked nor expired. */
export function validKeys(keys: readonly KeyView[], now: number): readonly KeyView[] {
  return keys.filter(
    ({ revokedAt, expiresAt }) => revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > now),
  );
}

/** The keys that are revoked along with this one: those it created, recursively. */
export function keysMadeBy(keys: readonly KeyView[], keyId: string): readonly KeyView[] {
  return affectedBy(keys, { kind: 'key', id: keyId }, []).map(({ key }) => key);
}

/** What would happen to a person's keys if `grants` were their roles; no grants means the person is removed. */
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
