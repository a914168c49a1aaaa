import type { useTranslations } from 'use-intl';
import type { Chain } from '#lib/contract/chains.ts';

/** A chain's name; null means all chains. Deleted chains and those hidden from the viewer are called unknown. */
export function chainName(
  chainId: string | null,
  chains: readonly Pick<Chain, 'id' | 'name'>[],
  t: ReturnType<typeof useTranslations<'access'>>,
): string {
  if (chainId === null) return t('allChains');
  return chains.find(({ id }) => id === chainId)?.name ?? t('unknownChain');
}
