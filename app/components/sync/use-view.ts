'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { isShopFilter, type ShopFilter } from './model/filters.ts';
import { DEFAULT_SORT, nextSort, type Sort, SORT_KEYS, type SortKey } from './model/order.ts';

/** Filter, search and sort order in the URL, so that reloading or sharing a link shows the same rows. */
export function useView() {
  const parameters = useSearchParams();
  const [filter, setFilter] = useState<ShopFilter>(() => readFilter(parameters.get('state')));
  const [query, setQuery] = useState(() => parameters.get('q') ?? '');
  const [sort, setSort] = useState<Sort>(() => readSort(parameters.get('sort')));
  // Incremented when the user requests the order again.
  const [resets, setResets] = useState(0);

  useEffect(() => {
    const search = new URLSearchParams({
      ...(filter !== 'all' && { state: filter }),
      ...(query !== '' && { q: query }),
      ...(sort !== DEFAULT_SORT && { sort: writeSort(sort) }),
    }).toString();
    window.history.replaceState(null, '', `${window.location.pathname}${search === '' ? '' : `?${search}`}`);
  }, [filter, query, sort]);

  return {
    filter,
    query,
    sort,
    askKey: `${filter} ${query} ${writeSort(sort)} ${resets}`,
    setFilter,
    setQuery,
    sortBy: (key: SortKey) => setSort((current) => nextSort(current, key)),
    resort: () => setResets((times) => times + 1),
    clear: () => {
      setFilter('all');
      setQuery('');
    },
  };
}

function readFilter(value: string | null): ShopFilter {
  return isShopFilter(value) ? value : 'all';
}

function writeSort({ key, descending }: Sort): string {
  return descending ? `-${key}` : key;
}

function readSort(value: string | null): Sort {
  const descending = value?.startsWith('-') ?? false;
  const key = SORT_KEYS.find((known) => known === (descending ? value?.slice(1) : value));
  return key === undefined || (key === DEFAULT_SORT.key && !descending) ? DEFAULT_SORT : { key, descending };
}
