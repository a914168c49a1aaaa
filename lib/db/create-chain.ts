import type { NewChain } from '../sync/store.ts';
import type { Actor } from '../domain/access.ts';
import type { Database } from './database.ts';
import { recordDeed } from './record-deed.ts';
import { isUniqueViolation } from './unique-violation.ts';

/** The chain with its gate row and its categories target; null where another chain has that brand already. */
export async function createChain(
  db: Database,
  { name, pos, ordering, limits }: NewChain,
  by: Actor,
): Promise<string | null> {
  try {
    return await db.$transaction(async (tx) => {
      const chain = await tx.chain.create({
        data: {
          name,
          posKind: pos.kind,
          posBaseUrl: pos.baseUrl,
          posAccessToken: pos.accessToken,
          orderingKind: ordering.kind,
          orderingBaseUrl: ordering.baseUrl,
          orderingBrandId: ordering.brandId,
          orderingToken: ordering.token,
          shopLimit: limits.shops,
          posLimit: limits.pos,
          orderingLimit: limits.ordering,
          gate: { create: {} },
          states: { create: { kind: 'CATEGORIES' } },
        },
        select: { id: true },
      });
      const after = {
        name,
        pos: addressOf(pos),
        ordering: { ...addressOf(ordering), brandId: ordering.brandId },
        limits,
      };
      await recordDeed(tx, { act: 'chain-created', by, chainId: chain.id, after });
      return chain.id;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

function addressOf({ kind, baseUrl }: { kind: string; baseUrl: string }) {
  return { kind, baseUrl };
}
