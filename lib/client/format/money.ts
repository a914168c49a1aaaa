import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { formatCount } from './number.ts';

const YEN = 'JPY';

/**
 * ¥1,980. Takes the currency's smallest unit.
 * Yen is formatted by hand: `Intl` uses the full-width ￥ in ja-JP, and JP¥ or a hyphen for minus in other locales.
 */
export function formatMoney(locale: Locale, amount: number, currency: string): string {
  const sign = amount < 0 ? '\u2212' : '';
  if (currency === YEN) return `${sign}¥${formatCount(Math.abs(amount))}`;
  return `${sign}${otherCurrency(locale, currency).format(Math.abs(amount) / 10 ** fractionDigits(locale, currency))}`;
}

/** +20円, −30円: the difference of two prices. */
export function formatMoneyDifference(locale: Locale, difference: number, currency: string): string {
  const sign = difference < 0 ? '\u2212' : '+';
  if (currency !== YEN) return `${sign}${formatMoney(locale, Math.abs(difference), currency)}`;
  return translatorFor(locale)('format.yenDifference', { sign, amount: formatCount(Math.abs(difference)) });
}

const formats = new Map<string, Intl.NumberFormat>();

function otherCurrency(locale: Locale, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  formats.set(key, format);
  return format;
}

function fractionDigits(locale: Locale, currency: string): number {
  return otherCurrency(locale, currency).resolvedOptions().maximumFractionDigits ?? 2;
}
