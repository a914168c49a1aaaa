'use client';

import { useEffect, useState } from 'react';
import { useChains } from '#lib/client/chains.ts';
import { useStatus } from '#lib/client/status.ts';
import type { Chain } from '#lib/contract/chains.ts';

const LAST_CHAIN = 'haizen.last-chain';
const NO_CHAINS: readonly Chain[] = [];

/**
 * The chain in the navigation: the page's own, otherwise the last one viewed. Its status is polled on every page,
 * so that the navigation is always up to date.
 */
export function useCurrentChain(pageChainId: string | null) {
  // On a chain's page, its status loads first; the chain list is only for the switcher.
  const [isListed, setIsListed] = useState(pageChainId === null);
  const chains = useChains(isListed).data ?? NO_CHAINS;
  const [remembered] = useState(readLastChain);
  const elsewhere = pageChainId === null ? (chains.find(({ id }) => id === remembered) ?? chains[0] ?? null) : null;
  const statusId = pageChainId ?? elsewhere?.id ?? null;
  const { snapshot, error } = useStatus(statusId ?? '', { enabled: statusId !== null });
  if (!isListed && (pageChainId === null || snapshot !== undefined || error !== null)) setIsListed(true);
  const knownId = snapshot?.chain.id ?? null;
  useEffect(() => {
    if (pageChainId !== null && knownId === pageChainId) writeLastChain(pageChainId);
  }, [pageChainId, knownId]);
  // An unknown chain has no pages to link to, so show the first chain in the list.
  const current = snapshot?.chain ?? chains.find(({ id }) => id === pageChainId) ?? elsewhere ?? chains[0] ?? null;
  return { chains, current, chainId: current?.id ?? pageChainId, snapshot };
}

function readLastChain(): string | null {
  try {
    return window.localStorage.getItem(LAST_CHAIN);
  } catch {
    // Server-side, or storage is blocked.
    return null;
  }
}

function writeLastChain(chainId: string): void {
  try {
    window.localStorage.setItem(LAST_CHAIN, chainId);
  } catch {
    // Other pages then show the first chain in the list.
  }
}
