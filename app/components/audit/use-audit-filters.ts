'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { type AuditFilters, NO_FILTERS, readFilters, searchOf } from './model/filters.ts';

/** Filters in the URL, so that reloading or sharing a link shows the same events. */
export function useAuditFilters() {
  const parameters = useSearchParams();
  const [filters, setFilters] = useState<AuditFilters>(() => readFilters(parameters));
  useEffect(() => {
    const search = searchOf(filters);
    window.history.replaceState(null, '', `${window.location.pathname}${search === '' ? '' : `?${search}`}`);
  }, [filters]);
  return {
    filters,
    change: (part: Partial<AuditFilters>) => setFilters((before) => ({ ...before, ...part })),
    clear: () => setFilters(NO_FILTERS),
  };
}
