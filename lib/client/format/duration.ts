import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';

/** A measured duration: 4.1秒, 1分20秒, 1時間5分. At least 0.1 seconds unless it is zero. */
export function formatDuration(locale: Locale, ms: number): string {
  if (ms <= 0) return translatorFor(locale)('format.duration.seconds', { seconds: '0' });
  const tenths = Math.max(1, Math.round(ms / 100));
  if (tenths >= 600) return wholeUnits(locale, Math.round(ms / 1000));
  return translatorFor(locale)('format.duration.seconds', { seconds: (tenths / 10).toFixed(1) });
}

/** An ongoing or estimated duration, in whole seconds to avoid flicker: 54秒, 12分31秒. */
export function formatElapsed(locale: Locale, ms: number): string {
  return wholeUnits(locale, Math.floor(Math.max(0, ms) / 1000));
}

/** A response time: 0.18秒, 5.4秒. */
export function formatLatency(locale: Locale, ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  return translatorFor(locale)('format.duration.seconds', { seconds: seconds.toFixed(seconds < 1 ? 2 : 1) });
}

function wholeUnits(locale: Locale, seconds: number): string {
  const t = translatorFor(locale);
  if (seconds < 60) return t('format.duration.seconds', { seconds: String(seconds) });
  if (seconds < 3600) {
    return t('format.duration.minutes', { minutes: String(Math.floor(seconds / 60)), seconds: String(seconds % 60) });
  }
  const minutes = Math.round(seconds / 60);
  return t('format.duration.hours', { hours: String(Math.floor(minutes / 60)), minutes: String(minutes % 60) });
}
