import { Unreadable } from '#lib/vault/unreadable.ts';
import type { Vault } from '#lib/vault/vault.ts';
import type { Database } from './database.ts';
import { openToken, sealToken, SEALED_COLUMNS, type SealedColumn } from './sealed-tokens.ts';

/** A token that none of this process's secrets can open. */
export type UnreadableToken = Pick<Unreadable, 'reason' | 'keyId'> & {
  readonly chainId: string;
  readonly column: SealedColumn;
};

export type TokensSealed = { readonly sealed: number; readonly unreadable: readonly UnreadableToken[] };

/**
 * Reseals with the newest secret every token that is in plain text or sealed with an old one. A token is only replaced
 * if it is still what was read, so that processes starting at once and concurrent edits don't overwrite each other.
 */
export async function sealTokens(db: Database, vault: Vault): Promise<TokensSealed> {
  const chains = await db.chain.findMany({
    select: { id: true, posAccessToken: true, orderingToken: true, webhookKey: true },
  });
  let sealed = 0;
  const unreadable: UnreadableToken[] = [];
  for (const { id: chainId, ...tokens } of chains) {
    for (const column of SEALED_COLUMNS) {
      const kept = tokens[column];
      if (kept === null) continue;
      const token = openToken(vault, kept, { chainId, column });
      if (token instanceof Unreadable) {
        unreadable.push({ chainId, column, reason: token.reason, keyId: token.keyId });
      } else if (!vault.isCurrent(kept)) {
        const { count } = await db.chain.updateMany({
          where: { id: chainId, [column]: kept },
          data: { [column]: sealToken(vault, token, { chainId, column }) },
        });
        sealed += count;
      }
    }
  }
  return { sealed, unreadable };
}
