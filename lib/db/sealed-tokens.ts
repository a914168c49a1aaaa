import { Unreadable } from '#lib/vault/unreadable.ts';
import type { Vault } from '#lib/vault/vault.ts';

/** The columns of a chain that hold what must not lie about in plain text. */
export const TOKEN_COLUMNS = ['posAccessToken', 'orderingToken'] as const;
export type TokenColumn = (typeof TOKEN_COLUMNS)[number];

type TokenPlace = { readonly chainId: string; readonly column: TokenColumn };

/** A token as it is kept; undefined stays undefined, as a change that leaves it alone. */
export function sealToken<Token extends string | undefined>(vault: Vault, token: Token, place: TokenPlace) {
  return token === undefined ? token : vault.seal(token, placeOf(place));
}

/** A kept token in plain text, or why it can't be had. */
export function openToken(vault: Vault, kept: string, place: TokenPlace): string | Unreadable {
  try {
    return vault.open(kept, placeOf(place));
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}

/** For the sync, which tells its runs that a token can't be read; the start tells the log why. */
export function readableToken(vault: Vault, kept: string, place: TokenPlace): string | null {
  const token = openToken(vault, kept, place);
  return token instanceof Unreadable ? null : token;
}

/** A row that was copied to another chain, or a token to the other side, doesn't open there. */
function placeOf({ chainId, column }: TokenPlace) {
  return { row: chainId, column: `chain.${column}` };
}
