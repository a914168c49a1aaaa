'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { heldCategoriesSchema, heldMenuSchema } from '#lib/contract/held.ts';
import { apiPath } from './api-path.ts';
import { fetchJson } from './fetch-json.ts';
import { queryKeys } from './query-keys.ts';

/** The target of a held plan: a shop's menu, or the chain's categories. */
export type HeldTarget =
  | { readonly kind: 'shop'; readonly shopId: string }
  | { readonly kind: 'categories'; readonly chainId: string };

export type HeldWish = {
  /** Changes when the target is held again. The plan is then refetched, and the old one stays until it has loaded. */
  readonly version: string;
  /** False while nothing is held. */
  readonly enabled: boolean;
};

/** A whole plan may contain thousands of items. */
const PLAN_TIMEOUT_MS = 30_000;

/** A shop's held plan. Not polled: a plan never changes, it is only replaced (new `version`). */
export function useHeldMenu(shopId: string, { version, enabled }: HeldWish) {
  const locale = useLocale();
  return useQuery({
    queryKey: queryKeys.held(shopId, version, locale),
    queryFn: ({ signal }) =>
      fetchJson({
        path: apiPath`/api/shops/${shopId}/held`,
        schema: heldMenuSchema,
        locale,
        signal,
        timeoutMs: PLAN_TIMEOUT_MS,
      }),
    enabled,
    placeholderData: keepPreviousData,
  });
}

/** The held plan of a chain's categories. */
export function useHeldCategories(chainId: string, { version, enabled }: HeldWish) {
  const locale = useLocale();
  return useQuery({
    queryKey: queryKeys.held(chainId, version, locale),
    queryFn: ({ signal }) =>
      fetchJson({
        path: apiPath`/api/chains/${chainId}/categories/held`,
        schema: heldCategoriesSchema,
        locale,
        signal,
        timeoutMs: PLAN_TIMEOUT_MS,
      }),
    enabled,
    placeholderData: keepPreviousData,
  });
}
