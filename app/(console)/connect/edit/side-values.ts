import { type ChainPatch, chainPatchSchema } from '#lib/contract/chain-settings.ts';
import type { Chain } from '#lib/contract/chains.ts';
import type { Side } from '#app/components/shared/connection-path.ts';

export type SideValues = { readonly baseUrl: string; readonly token: string };

export type SidePatch =
  | { readonly kind: 'patch'; readonly body: ChainPatch }
  /** Neither another address nor another token. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'invalid-url' };

/** The change that a side's form stands for: only what differs, and a token only where one was entered. */
export function sidePatch(chain: Pick<Chain, Side>, side: Side, values: SideValues): SidePatch {
  const baseUrl = values.baseUrl.trim();
  const token = values.token.trim();
  const url = baseUrl === chain[side].baseUrl ? {} : { baseUrl };
  if (token === '' && !('baseUrl' in url)) return { kind: 'nothing' };
  const secret = token === '' ? {} : side === 'pos' ? { accessToken: token } : { token };
  const read = chainPatchSchema.safeParse({ [side]: { ...url, ...secret } });
  return read.success ? { kind: 'patch', body: read.data } : { kind: 'invalid-url' };
}
