import { Unreadable } from '#lib/vault/unreadable.ts';
import type { Vault } from '#lib/vault/vault.ts';
import type { Database } from './database.ts';
import { openToken, sealToken, TOKEN_COLUMNS, type TokenColumn } from './sealed-tokens.ts';

/** A token that no secret of this process opens. */
export type UnreadableToken = Pick<Unreadable, 'reason' | 'keyId'> & {
  readonly chainId: string;
  readonly column: TokenColumn;
};

export type TokensSealed = { readonly sealed: number; readonly unreadable: readonly UnreadableToken[] };

/**
 * Seals anew, with the newest secret, every token that an old one had sealed or that is still in plain text. Of several
 * processes that start at once, and of somebody who changes a token meanwhile, each wins once: a text that is no longer
 * what was read is left alone.
 */
export async function sealTokens(db: Database, vault: Vault): Promise<TokensSealed> {
  const chains = await db.chain.findMany({ select: { id: true, posAccessToken: true, orderingToken: true } });
  let sealed = 0;
  const unreadable: UnreadableToken[] = [];
  for (const { id: chainId, ...tokens } of chains) {
    for (const column of TOKEN_COLUMNS) {
      const kept = tokens[column];
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
