import type { useTranslations } from 'use-intl';
import type { Run } from '#lib/contract/runs.ts';

type Words = ReturnType<typeof useTranslations<'run'>>;

/** 全店舗の同期 #3071 */
export function runTitle(run: Pick<Run, 'scope' | 'number' | 'total' | 'shopName'>, t: Words): string {
  const number = String(run.number);
  switch (run.scope) {
    case 'all':
      return t('title.all', { number });
    case 'shops':
      return t('title.shops', { number, count: run.total });
    case 'shop':
      return t('title.shop', { number, shop: run.shopName ?? '' });
  }
}

/** The scope of a run for lists, such as 全店舗. */
export function runScope(run: Pick<Run, 'scope' | 'total' | 'shopName'>, t: Words): string {
  switch (run.scope) {
    case 'all':
      return t('title.short.all');
    case 'shops':
      return t('title.short.shops', { count: run.total });
    case 'shop':
      return t('title.short.shop', { shop: run.shopName ?? '' });
  }
}
