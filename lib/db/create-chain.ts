import type { NewChain } from '../sync/store.ts';
import type { Database } from './database.ts';
import { isUniqueViolation } from './unique-violation.ts';

/** The chain with its gate row and its categories target; null where another chain has that brand already. */
export async function createChain(db: Database, { name, pos, ordering, limits }: NewChain): Promise<string | null> {
  try {
    const chain = await db.chain.create({
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
    return chain.id;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}
