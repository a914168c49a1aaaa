'use client';

import { createContext, useContext } from 'react';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import type { Mays } from '#lib/client/session.ts';
import type { Shop } from '#lib/contract/shops.ts';
import type { ActionNotice, PressedAt } from './use-sync-actions.ts';

/** The page's actions. Stable while only shops and runs change, so that rows don't rerender. */
export type SyncPageActions = {
  readonly chainId: string;
  /** The viewer's permissions; actions without permission are hidden. */
  readonly may: Mays;
  readonly currency: string | null;
  /** The card explains why shops were not started, so their rows need not repeat it. */
  readonly causeTold: boolean;
  /** Why nothing can be started right now, or null. */
  readonly disabledReason: string | null;
  readonly notice: ActionNotice | null;
  readonly closeNotice: () => void;
  readonly syncAll: () => void;
  readonly syncShops: (options: { shopIds: readonly string[]; at: PressedAt; onBusy?: 'skip' }) => void;
  /** Incremented when a run includes the selected shops, which clears the selection. */
  readonly selectionsStarted: number;
  readonly syncShop: (shop: Shop, options?: { full?: boolean }) => void;
  readonly setScope: (shop: Shop, inScope: boolean) => void;
  /** Opens a drawer with the shop's details. */
  readonly openShop: (shopId: string) => void;
};

const Context = createContext<SyncPageActions | null>(null);
export const SyncPageProvider = Context.Provider;

export function useSyncPage(): SyncPageActions {
  const actions = useContext(Context);
  if (actions === null) throw new Error('useSyncPage needs a SyncPageProvider above it');
  return actions;
}

const Runs = createContext<StatusSnapshot['runs']>([]);
export const UnfinishedRunsProvider = Runs.Provider;

/** Separate from the actions, because a run's numbers change with every poll. */
export function useUnfinishedRuns(): StatusSnapshot['runs'] {
  return useContext(Runs);
}
