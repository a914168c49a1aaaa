'use client';

import { useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import { useMay } from '#lib/client/session.ts';
import { useSetScope } from '#lib/client/set-scope.ts';
import { shopsInScope } from './model/press.ts';
import type { SyncPageActions } from './sync-context.tsx';
import { useSyncActions } from './use-sync-actions.ts';

type Options = { snapshot: StatusSnapshot; lost: boolean; openShop: (shopId: string) => void };

/** The page's actions and their results. */
export function usePageActions({ snapshot, lost, openShop }: Options) {
  const t = useTranslations('shell.offline');
  const { press, ownRunId, notice, closeNotice, refuse, selectionsStarted, start } = useSyncActions();
  const { mutate: setScope } = useSetScope();
  const { chain, shops } = snapshot;
  const { id: chainId, currency } = chain;
  const may = useMay(chainId);
  const causeTold = chain.categories.state === 'FAILED' || chain.categories.hasHeldPlan;
  const disabledReason = lost ? t('disabled') : null;
  // Read through a ref at click time: as dependencies, they would rerender every row with each poll.
  const shopsNow = useRef(shops);
  useEffect(() => {
    shopsNow.current = shops;
  }, [shops]);

  const actions = useMemo<SyncPageActions>(
    () => ({
      chainId,
      may,
      currency,
      causeTold,
      disabledReason,
      notice,
      closeNotice,
      selectionsStarted,
      openShop,
      syncAll: () =>
        void start({ wish: { scope: 'all', chainId }, at: 'all', shopIds: shopsInScope(shopsNow.current.values()) }),
      syncShops: ({ shopIds, at, onBusy }) =>
        void start({ wish: { scope: 'shops', chainId, shopIds, onBusy }, at, shopIds }),
      syncShop: (shop, { full } = {}) =>
        void start({ wish: { scope: 'shop', shopId: shop.id, full }, at: `shop:${shop.id}`, shopIds: [shop.id] }),
      setScope: (shop, inScope) =>
        setScope(
          { shopId: shop.id, inScope },
          { onError: (error) => refuse({ kind: 'refused', at: `shop:${shop.id}`, error }) },
        ),
    }),
    [
      chainId,
      may,
      currency,
      causeTold,
      disabledReason,
      notice,
      closeNotice,
      openShop,
      selectionsStarted,
      start,
      setScope,
      refuse,
    ],
  );
  return { actions, press, ownRunId, notice };
}
