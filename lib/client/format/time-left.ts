import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { formatElapsed } from './duration.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Rounds an estimate to its accuracy: 10 s below two minutes, minutes below an hour, then 5 minutes. */
export function roundTimeLeft(ms: number): number {
  const step = ms < 2 * MINUTE ? 10 * SECOND : ms < 60 * MINUTE ? MINUTE : 5 * MINUTE;
  return Math.round(ms / step) * step;
}

/** 約1分20秒; at least ten seconds. */
export function formatTimeLeft(locale: Locale, ms: number): string {
  const t = translatorFor(locale);
  return t('format.left.about', { duration: formatElapsed(locale, Math.max(10 * SECOND, roundTimeLeft(ms))) });
}

/** Whether a run is almost done: under ten seconds left and half of its shops finished. Before that, estimates are too rough. */
export function isSoon(etaMs: number, { settled, total }: { settled: number; total: number }): boolean {
  return etaMs < 10 * SECOND && settled * 2 >= total;
}

/** The minimum time before an estimate is replaced. */
export const ESTIMATE_HELD_MS = 5_000;

export type HeldEstimate = { readonly etaMs: number; readonly atMs: number };

/** Keeps an estimate from flickering: replaced at most every five seconds, but removed immediately if there is none. */
export function holdEstimate(shown: HeldEstimate | null, etaMs: number | null, nowMs: number): HeldEstimate | null {
  if (etaMs === null) return null;
  if (shown !== null && nowMs - shown.atMs < ESTIMATE_HELD_MS) return shown;
  return { etaMs, atMs: nowMs };
}
