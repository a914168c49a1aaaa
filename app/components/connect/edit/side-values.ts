import type { Side } from '#app/components/shared/connection-path.ts';
import { type ChainPatch, chainPatchSchema } from '#lib/contract/chain-settings.ts';
import type { Chain } from '#lib/contract/chains.ts';
import { sideWithoutToken } from '#lib/domain/side-without-token.ts';

export type SideValues = { readonly baseUrl: string; readonly token: string };

export type SidePatch =
  | { readonly kind: 'patch'; readonly body: ChainPatch }
  /** Neither the address nor the token was changed. */
  | { readonly kind: 'nothing' }
  /** The address was changed without entering its token. */
  | { readonly kind: 'token-needed' }
  | { readonly kind: 'invalid-url' };

/** Builds the patch for one side: only changed values, and a token only if one was entered. */
export function sidePatch(chain: Pick<Chain, Side>, side: Side, values: SideValues): SidePatch {
  const baseUrl = values.baseUrl.trim();
  const token = values.token.trim();
  const url = baseUrl === chain[side].baseUrl ? {} : { baseUrl };
  if (token === '' && !('baseUrl' in url)) return { kind: 'nothing' };
  const secret = token === '' ? {} : side === 'pos' ? { accessToken: token } : { token };
  const read = chainPatchSchema.safeParse({ [side]: { ...url, ...secret } });
  if (!read.success) return { kind: 'invalid-url' };
  return sideWithoutToken(chain, read.data) === null ? { kind: 'patch', body: read.data } : { kind: 'token-needed' };
}
