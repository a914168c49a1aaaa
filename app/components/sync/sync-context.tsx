'use client';

import { createContext, useContext } from 'react';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import type { Mays } from '#lib/client/session.ts';
import type { Shop } from '#lib/contract/shops.ts';
import type { ActionNotice, PressedAt } from './use-sync-actions.ts';

/** What the page's parts may do. Stable while only shops and runs change, so that rows are not drawn for nothing. */
export type SyncPageActions = {
  readonly chainId: string;
  /** What the viewer's roles allow; what they don't is not offered. */
  readonly may: Mays;
  readonly currency: string | null;
  /** The card tells why shops were not begun: their rows need not repeat it. */
  readonly causeTold: boolean;
  /** Why nothing can be started at the moment; null where it can. */
  readonly disabledReason: string | null;
  readonly notice: ActionNotice | null;
  readonly closeNotice: () => void;
  readonly syncAll: () => void;
  readonly syncShops: (options: { shopIds: readonly string[]; at: PressedAt; onBusy?: 'skip' }) => void;
  /** How many times the selected shops were taken into a run: each time the selection has served. */
  readonly selectionsStarted: number;
  readonly syncShop: (shop: Shop, options?: { full?: boolean }) => void;
  readonly setScope: (shop: Shop, inScope: boolean) => void;
  /** A shop's facts, last changes and actions in a drawer. */
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

/** Apart from the actions: a run's numbers change with every poll. */
export function useUnfinishedRuns(): StatusSnapshot['runs'] {
  return useContext(Runs);
}
