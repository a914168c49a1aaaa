import type { useTranslations } from 'use-intl';
import type { Chain } from '#lib/contract/chains.ts';

/** A chain by its name; null is every chain. One that is gone, or hidden from the viewer, has none. */
export function chainName(
  chainId: string | null,
  chains: readonly Pick<Chain, 'id' | 'name'>[],
  t: ReturnType<typeof useTranslations<'access'>>,
): string {
  if (chainId === null) return t('allChains');
  return chains.find(({ id }) => id === chainId)?.name ?? t('unknownChain');
}
