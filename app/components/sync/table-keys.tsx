'use client';

import type { OnChangeFn, RowSelectionState } from '@tanstack/react-table';
import { useState } from 'react';
import { useShortcuts } from '#app/components/shared/shortcuts/use-shortcuts.ts';
import type { Shop } from '#lib/contract/shops.ts';
import { isActive } from '#lib/domain/state.ts';
import { ConfirmAll } from './confirm-all.tsx';
import { useSyncPage } from './sync-context.tsx';

type Props = {
  rows: readonly string[];
  shops: ReadonlyMap<string, Shop>;
  selected: readonly string[];
  setSelection: OnChangeFn<RowSelectionState>;
  focusRow: (shopId: string) => void;
  focusSearch: () => void;
  clearFilter: () => void;
  inScope: number;
};

/** Keyboard shortcuts of the sync page. */
export function TableKeys({ rows, shops, selected, setSelection, focusRow, focusSearch, clearFilter, inScope }: Props) {
  const { disabledReason, may, notice, openShop, syncAll, syncShop, syncShops } = useSyncPage();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);

  const move = (step: 1 | -1) => {
    const current = rows.indexOf(focusedRow() ?? '');
    const next = rows[current === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, current + step))];
    if (next !== undefined) focusRow(next);
  };
  const withRow = (act: (shop: Shop) => void) => {
    const shop = shops.get(focusedRow() ?? '');
    if (shop) act(shop);
  };
  const mayStart = may.sync && disabledReason === null;
  const canStart = (shop: Shop) => mayStart && shop.inScope && !isActive(shop.state);

  useShortcuts({
    search: focusSearch,
    down: () => move(1),
    up: () => move(-1),
    select: () =>
      withRow(({ id, inScope: selectable }) => {
        if (selectable && may.sync)
          setSelection(({ [id]: was, ...others }) => (was ? others : { ...others, [id]: true }));
      }),
    sync: () => {
      if (selected.length > 0 && mayStart) syncShops({ shopIds: selected, at: 'selection' });
      else withRow((shop) => canStart(shop) && syncShop(shop));
    },
    syncAll: () => mayStart && inScope > 0 && setAsking(true),
    retry: () => withRow((shop) => shop.state === 'FAILED' && canStart(shop) && syncShop(shop)),
    open: () => withRow(({ id }) => openShop(id)),
    filters: () => document.querySelector<HTMLElement>('[data-filters] [aria-pressed="true"]')?.focus(),
    // Escape undoes one thing at a time: the popover (closes itself), the selection, then the filter.
    escape: () => {
      if (notice !== null) return;
      if (selected.length > 0) setSelection({});
      else clearFilter();
    },
  });

  return (
    <ConfirmAll
      opened={asking}
      count={inScope}
      onClose={close}
      onConfirm={() => {
        close();
        syncAll();
      }}
    />
  );
}

function focusedRow(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-shop-row]')?.dataset['shopRow'] ?? null;
}
