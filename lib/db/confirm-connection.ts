import type { Transaction } from './database.ts';

/** The POS has accepted the chain's token: an earlier revocation is of no account. */
export async function confirmPosConnection(tx: Transaction, chainId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO webhook_state (chain_id, confirmed_at) VALUES (${chainId}, clock_timestamp())
    ON CONFLICT (chain_id) DO UPDATE SET confirmed_at = EXCLUDED.confirmed_at, revoked_at = NULL`;
}

/** The shops have been read from the POS. */
export async function forgetShopChanges(tx: Transaction, chainId: string): Promise<void> {
  await tx.webhookState.updateMany({ where: { chainId }, data: { shopsChangedAt: null } });
}
