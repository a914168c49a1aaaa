'use client';

import { useTranslations } from 'use-intl';
import { ORDERING_KINDS, POS_KINDS } from '#lib/domain/upstream-kinds.ts';

const KINDS = [...POS_KINDS, ...ORDERING_KINDS];

/** Returns a function that names an adapter's product; the adapter's own name as a fallback. */
export function useUpstreamName(): (kind: string) => string {
  const t = useTranslations('upstreams');
  return (kind) => {
    const known = KINDS.find((one) => one === kind);
    return known === undefined ? kind : t(known);
  };
}
