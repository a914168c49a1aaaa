import type { useTranslations } from 'use-intl';
import { shownState } from '#app/components/sync/model/shown-state.ts';
import { formatHeadline } from '#lib/client/format/headline.ts';
import type { PreviousView } from '#lib/contract/parts.ts';
import type { Shop } from '#lib/contract/shops.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { syncErrorSentence } from '#lib/messages/sentences.ts';
import { syncErrorLabel } from '#lib/messages/sync-error-words.ts';

type Words = {
  readonly locale: Locale;
  readonly currency: string | null;
  readonly t: ReturnType<typeof useTranslations<'sync.table'>>;
};

/** The text of a two-line row: what happened and what to do. */
export function problemLines(shop: Shop, locale: Locale): { what: string; remedy: string } | null {
  const state = shownState(shop);
  if (shop.error && (state === 'FAILED' || state === 'HELD')) {
    const { message, remedy } = syncErrorSentence(locale, shop.error);
    return { what: message, remedy };
  }
  return null;
}

/** The text next to a settled state: the headline change, no changes, or why it was not started. */
export function detailWords(shop: Shop, { locale, currency, t }: Words): string | null {
  switch (shownState(shop)) {
    case 'SUCCEEDED':
      if (shop.headline) return formatHeadline(locale, shop.headline, currency);
      return shop.lastResult ? t('unchanged') : null;
    case 'SKIPPED':
      return shop.error ? syncErrorLabel(locale, shop.error) : null;
    case 'OUT':
      return unmatchedWords(shop, t);
    case 'IDLE':
    case 'QUEUED':
    case 'RUNNING':
    case 'FAILED':
    case 'HELD':
    case 'CANCELLED':
      return null;
  }
}

/** The text of the previous result: the headline change, no changes, or why it failed or is held. */
export function previousWords(
  shop: Shop,
  { previous, locale, currency, t }: Words & { readonly previous: PreviousView },
): string | null {
  if (previous.error) return syncErrorLabel(locale, previous.error);
  if (shop.headline) return formatHeadline(locale, shop.headline, currency);
  return shop.lastResult ? t('unchanged') : null;
}

/** Whether both sides know the shop, which a sync requires. */
export function isMatched(shop: Pick<Shop, 'posLocationId' | 'platformShopId'>): boolean {
  return shop.posLocationId !== null && shop.platformShopId !== null;
}

function unmatchedWords(shop: Shop, t: Words['t']): string | null {
  if (isMatched(shop)) return null;
  if (shop.posLocationId !== null) return t('onlyAtPos');
  return shop.platformShopId === null ? t('unmatched') : t('onlyAtOrdering');
}

/** The change counts of the last sync; only if it changed something and is the result the row shows. */
export function shownCounts(shop: Shop): { created: number; changed: number; removed: number } | null {
  const counts = shop.lastResult;
  if (shownState(shop) !== 'SUCCEEDED' || counts === null) return null;
  return counts.created + counts.changed + counts.removed > 0 ? counts : null;
}
