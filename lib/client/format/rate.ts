import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { formatCount } from './number.ts';

/** 毎秒4.1件: requests per second. */
export function formatPerSecond(locale: Locale, perSecond: number): string {
  const count = perSecond < 100 ? Math.max(0, perSecond).toFixed(1) : formatCount(perSecond);
  return translatorFor(locale)('format.perSecond', { count });
}

/** 毎分65店舗: a run's speed; null before a shop is done or a second has passed. */
export function formatShopsPerMinute(locale: Locale, shops: number, elapsedMs: number): string | null {
  if (shops === 0 || elapsedMs < 1_000) return null;
  const perMinute = (shops / elapsedMs) * 60_000;
  const count = perMinute < 10 ? perMinute.toFixed(1) : formatCount(perMinute);
  return translatorFor(locale)('format.perMinute', { count });
}
