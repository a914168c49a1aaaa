import { Unreadable } from '#lib/vault/unreadable.ts';
import type { Vault } from '#lib/vault/vault.ts';

/** A chain's columns with what a sync needs to connect; they must not be stored in plain text. */
export const TOKEN_COLUMNS = ['posAccessToken', 'orderingToken'] as const;
export const SEALED_COLUMNS = [...TOKEN_COLUMNS, 'webhookKey'] as const;
export type SealedColumn = (typeof SEALED_COLUMNS)[number];

type TokenPlace = { readonly chainId: string; readonly column: SealedColumn };

/** Seals a token for storage. Undefined stays undefined, for changes that leave the token alone. */
export function sealToken<Token extends string | undefined>(vault: Vault, token: Token, place: TokenPlace) {
  return token === undefined ? token : vault.seal(token, placeOf(place));
}

/** A stored token in plain text, or why it can't be opened. */
export function openToken(vault: Vault, kept: string, place: TokenPlace): string | Unreadable {
  try {
    return vault.open(kept, placeOf(place));
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}

/** For the sync, whose runs only report that a token is unreadable; the reason is logged at startup. */
export function readableToken(vault: Vault, kept: string, place: TokenPlace): string | null {
  const token = openToken(vault, kept, place);
  return token instanceof Unreadable ? null : token;
}

/** Binds a token to its chain and column, so that a copy doesn't open in another. */
function placeOf({ chainId, column }: TokenPlace) {
  return { row: chainId, column: `chain.${column}` };
}
