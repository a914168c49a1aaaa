import type { KeyFacts } from '#lib/accounts/ports.ts';
import type { ApiKey } from '#lib/db/generated/client.ts';

const CREATOR_KINDS = ['person', 'key', 'system'] as const;

/** A key as people see it. */
export function keyFactsOf({ hash: _hash, allChains, chainIds, createdByKind, createdById, ...key }: ApiKey): KeyFacts {
  const kind = CREATOR_KINDS.find((one) => one === createdByKind);
  return {
    ...key,
    chainIds: allChains ? null : chainIds,
    creator: kind === undefined ? null : { kind, id: createdById },
  };
}

/** What the audit log keeps of a key. */
export function recordedKey({ start, scope, chainIds, expiresAt }: KeyFacts) {
  return { start, scope, chainIds, expiresAt };
}
