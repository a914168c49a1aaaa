import type { Actor } from '#lib/domain/access.ts';
import { sideWithoutToken } from '#lib/domain/side-without-token.ts';
import type { ChainChange, ChainChangeSaved } from '#lib/sync/requests/chain-store.ts';
import type { Vault } from '#lib/vault/vault.ts';
import { confirmPosConnection } from './confirm-connection.ts';
import { type Database, type Transaction, isUniqueViolation } from './database.ts';
import type { Chain } from './generated/client.ts';
import { jsonOrNull } from './json.ts';
import { recordAuditEvent } from './record-audit-event.ts';
import { SEALED_COLUMNS, sealToken } from './sealed-tokens.ts';

type Changing = { readonly chainId: string; readonly change: ChainChange; readonly by: Actor };

export async function changeChain(
  { db, vault }: { db: Database; vault: Vault },
  { chainId, change, by }: Changing,
): Promise<ChainChangeSaved> {
  try {
    return await db.$transaction(async (tx) => {
      const before = await lockedChain(tx, chainId);
      if (before === null) return { kind: 'unknown' };
      // The address may have changed since the check; the saved token then belongs to the new address.
      const side = sideWithoutToken(addressesOf(before), change);
      if (side !== null) return { kind: 'token-needed', side };
      const after = await tx.chain.update({ where: { id: chainId }, data: dataOf(change, { chainId, vault }) });
      if (change.pos?.accessToken !== undefined || change.pos?.baseUrl !== undefined)
        await confirmPosConnection(tx, chainId);
      await recordAuditEvent(tx, { act: 'chain-changed', by, chainId, ...differences(before, after) });
      return { kind: 'changed' };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: 'exists' };
    throw error;
  }
}

/** Locks the row, so that it can't change before the update. */
async function lockedChain(tx: Transaction, chainId: string): Promise<Chain | null> {
  await tx.$queryRaw`SELECT id FROM chain WHERE id = ${chainId} FOR UPDATE`;
  return tx.chain.findUnique({ where: { id: chainId } });
}

function addressesOf({ posBaseUrl, orderingBaseUrl }: Chain) {
  return { pos: { baseUrl: posBaseUrl }, ordering: { baseUrl: orderingBaseUrl } };
}

function dataOf(
  { name, pos, ordering, limits, guard, webhook, autoSync }: ChainChange,
  { chainId, vault }: { chainId: string; vault: Vault },
) {
  return {
    name,
    posBaseUrl: pos?.baseUrl,
    posAccessToken: sealToken(vault, pos?.accessToken, { chainId, column: 'posAccessToken' }),
    orderingBaseUrl: ordering?.baseUrl,
    orderingToken: sealToken(vault, ordering?.token, { chainId, column: 'orderingToken' }),
    shopLimit: limits?.shops,
    posLimit: limits?.pos,
    orderingLimit: limits?.ordering,
    autoSync,
    webhookKey: webhook === null ? null : sealToken(vault, webhook?.signatureKey, { chainId, column: 'webhookKey' }),
    ...(guard !== undefined && { guard: jsonOrNull(guard) }),
  };
}

const SEALED: readonly string[] = SEALED_COLUMNS;

/** Records only that a token changed, never its value. */
function differences(before: Chain, after: Chain) {
  const fields = (Object.keys(after) as (keyof Chain)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const pick = (chain: Chain, token: string) =>
    Object.fromEntries(
      fields.map((field) => [field, SEALED.includes(field) && chain[field] !== null ? token : chain[field]]),
    );
  return { before: pick(before, 'old'), after: pick(after, 'new') };
}
