import type { ChainChange } from '../sync/store.ts';
import type { Vault } from '../vault/vault.ts';
import type { Database } from './database.ts';
import { jsonOrNull } from './json.ts';
import { sealToken } from './sealed-tokens.ts';
import { isUniqueViolation } from './unique-violation.ts';

/** Null where there is no such chain, false where its platform address is another chain's. */
export async function changeChain(
  { db, vault }: { db: Database; vault: Vault },
  chainId: string,
  change: ChainChange,
): Promise<boolean | null> {
  const { name, pos, ordering, limits, guard } = change;
  try {
    const { count } = await db.chain.updateMany({
      where: { id: chainId },
      data: {
        name,
        posBaseUrl: pos?.baseUrl,
        posAccessToken: sealToken(vault, pos?.accessToken, { chainId, column: 'posAccessToken' }),
        orderingBaseUrl: ordering?.baseUrl,
        orderingToken: sealToken(vault, ordering?.token, { chainId, column: 'orderingToken' }),
        shopLimit: limits?.shops,
        posLimit: limits?.pos,
        orderingLimit: limits?.ordering,
        ...(guard !== undefined && { guard: jsonOrNull(guard) }),
      },
    });
    return count === 1 ? true : null;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
