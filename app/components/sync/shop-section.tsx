'use client';

import { Button } from '@mantine/core';
import type { RowSelectionState } from '@tanstack/react-table';
import { memo, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Chain } from '#lib/contract/chains.ts';
import type { Shop } from '#lib/contract/shops.ts';
import { FilterTabs } from './filter-tabs.tsx';
import { countByFilter, matchesFilter } from './model/filters.ts';
import { searchFor } from './model/search.ts';
import { PhoneSearchButton } from './phone-search-button.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { ShopSearch } from './shop-search.tsx';
import { useSyncPage } from './sync-context.tsx';
import { TableKeys } from './table-keys.tsx';
import { ShopTable, type ShopTableHandle } from './table/shop-table.tsx';
import { useView } from './use-view.ts';
import { useVisibleRows } from './use-visible-rows.ts';
import classes from './sync-page.module.css';

type Props = { shops: ReadonlyMap<string, Shop>; chain: Chain };

/** Filters, search, table and selection. Doesn't rerender with the page's clock. */
export const ShopSection = memo(function ShopSection({ shops, chain }: Props) {
  const view = useView();
  const { filter, query, sort, askKey } = view;
  const [engaged, setEngaged] = useState(false);
  const [selection, setSelection] = useState<RowSelectionState>({});
  const { selectionsStarted } = useSyncPage();
  const [served, setServed] = useState(selectionsStarted);
  if (served !== selectionsStarted) {
    setServed(selectionsStarted);
    setSelection({});
  }
  const searchRef = useRef<HTMLInputElement>(null);
  const tableRef = useRef<ShopTableHandle>(null);
  const [searching, setSearching] = useState(query !== '');

  const found = useMemo(() => searchFor(query), [query]);
  const matches = useMemo(() => (shop: Shop) => matchesFilter(shop, filter) && found(shop), [filter, found]);
  const counts = useMemo(() => countByFilter([...shops.values()].filter(found)), [shops, found]);
  const { rows, tall } = useVisibleRows({ shops, sort, matches, frozen: engaged, askKey });
  const selected = useMemo(
    () => Object.keys(selection).filter((id) => selection[id] === true && shops.get(id)?.inScope === true),
    [selection, shops],
  );
  const hidden = useMemo(() => {
    const shown = new Set(rows);
    return selected.filter((id) => !shown.has(id)).length;
  }, [rows, selected]);

  return (
    <>
      <div className={classes.toolbar} data-searching={searching || undefined}>
        <FilterTabs counts={counts} chosen={filter} onChoose={view.setFilter} />
        <ShopSearch
          ref={searchRef}
          value={query}
          onChange={view.setQuery}
          onLeave={() => {
            setSearching(false);
            searchRef.current?.blur();
          }}
        />
      </div>
      <PhoneSearchButton
        opened={searching}
        onToggle={() => {
          setSearching(!searching);
          if (searching) view.setQuery('');
          else requestAnimationFrame(() => searchRef.current?.focus());
        }}
      />
      <ShopTable
        ref={tableRef}
        rows={rows}
        shops={shops}
        tall={tall}
        sort={sort}
        onSort={view.sortBy}
        onResort={view.resort}
        askKey={askKey}
        selection={selection}
        onSelectionChange={setSelection}
        onEngagedChange={setEngaged}
        empty={<NoMatch onClear={view.clear} />}
      />
      <SelectionBar shopIds={selected} hidden={hidden} onClear={() => setSelection({})} />
      <TableKeys
        rows={rows}
        shops={shops}
        selected={selected}
        setSelection={setSelection}
        focusRow={(id) => tableRef.current?.focusRow(id)}
        focusSearch={() => searchRef.current?.focus()}
        clearFilter={view.clear}
        inScope={chain.shops.inScope}
      />
    </>
  );
});

function NoMatch({ onClear }: { onClear: () => void }) {
  const t = useTranslations('sync.table');
  return (
    <div className={classes.noMatch}>
      <p>{t('noMatch')}</p>
      <Button variant="default" size="xs" onClick={onClear}>
        {t('clearFilter')}
      </Button>
    </div>
  );
}
