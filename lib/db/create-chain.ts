import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/domain/access.ts';
import type { NewChain } from '#lib/sync/requests/chain-store.ts';
import type { Vault } from '#lib/vault/vault.ts';
import { type Database, isUniqueViolation } from './database.ts';
import { recordAuditEvent } from './record-audit-event.ts';
import { sealToken } from './sealed-tokens.ts';

/** Creates a chain with its gate row and categories target; null if another chain already has that brand. */
export async function createChain(
  { db, vault }: { db: Database; vault: Vault },
  { name, pos, ordering, limits }: NewChain,
  by: Actor,
): Promise<string | null> {
  // Generated first because the tokens are sealed for this id.
  const chainId = randomUUID();
  try {
    await db.$transaction(async (tx) => {
      await tx.chain.create({
        data: {
          id: chainId,
          name,
          posKind: pos.kind,
          posBaseUrl: pos.baseUrl,
          posAccessToken: sealToken(vault, pos.accessToken, { chainId, column: 'posAccessToken' }),
          orderingKind: ordering.kind,
          orderingBaseUrl: ordering.baseUrl,
          orderingBrandId: ordering.brandId,
          orderingToken: sealToken(vault, ordering.token, { chainId, column: 'orderingToken' }),
          shopLimit: limits.shops,
          posLimit: limits.pos,
          orderingLimit: limits.ordering,
          gate: { create: {} },
          states: { create: { kind: 'CATEGORIES' } },
        },
      });
      const after = {
        name,
        pos: addressOf(pos),
        ordering: { ...addressOf(ordering), brandId: ordering.brandId },
        limits,
      };
      await recordAuditEvent(tx, { act: 'chain-created', by, chainId, after });
    });
    return chainId;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

function addressOf({ kind, baseUrl }: { kind: string; baseUrl: string }) {
  return { kind, baseUrl };
}
