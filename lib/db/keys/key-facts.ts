import type { ApiKey } from '#lib/db/generated/client.ts';
import type { KeyFacts } from '#lib/domain/keys.ts';

const CREATOR_KINDS = ['person', 'key', 'system'] as const;

/** A key as shown to people. */
export function keyFactsOf({ hash: _hash, allChains, chainIds, createdByKind, createdById, ...key }: ApiKey): KeyFacts {
  const kind = CREATOR_KINDS.find((known) => known === createdByKind);
  return {
    ...key,
    chainIds: allChains ? null : chainIds,
    creator: kind === undefined ? null : { kind, id: createdById },
  };
}

/** The facts about a key that the audit log records. */
export function recordedKey({ start, scope, chainIds, expiresAt }: KeyFacts) {
  return { start, scope, chainIds, expiresAt };
}
