import type { HeadlineView } from '#lib/contract/parts.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { formatMoney } from './money.ts';
import { formatCount } from './number.ts';

/** The headline change as text: 生ビール（中） ¥520→¥540 ほか16件. `currency` is the chain's; yen until it is known. */
export function formatHeadline(locale: Locale, headline: HeadlineView, currency: string | null): string {
  const change = changeOf(locale, headline, currency ?? 'JPY');
  const others = othersOf(locale, headline);
  return others === '' ? change : translatorFor(locale)('format.headline.more', { headline: change, others });
}

/** The same in parts, for narrow places: they drop the number of others first, then the end of the name. */
export function headlineParts(locale: Locale, headline: HeadlineView, currency: string | null) {
  const words = changeOf(locale, headline, currency ?? 'JPY');
  const name = words.startsWith(headline.name) ? headline.name : words;
  return { name, change: words.slice(name.length), others: othersOf(locale, headline) };
}

function othersOf(locale: Locale, { others }: HeadlineView): string {
  return others === 0 ? '' : translatorFor(locale)('format.others', { count: formatCount(others) });
}

function changeOf(locale: Locale, headline: HeadlineView, currency: string): string {
  const t = translatorFor(locale);
  const { name, field, before, after } = headline;
  if (headline.change === 'created') return t('format.headline.created', { name });
  if (headline.change === 'removed') return t('format.headline.removed', { name });
  if (field === 'price' && typeof before === 'number' && typeof after === 'number') {
    const values = { before: formatMoney(locale, before, currency), after: formatMoney(locale, after, currency) };
    return t('format.headline.changed', { name, ...values });
  }
  if (field === 'name' && typeof before === 'string' && typeof after === 'string') {
    return t('format.headline.renamed', { before, after });
  }
  if (field === 'taxRate' && typeof before === 'number' && typeof after === 'number') {
    return t('format.headline.changed', { name, before: `${before}%`, after: `${after}%` });
  }
  return t('format.headline.touched', { name, field: fieldName(locale, field) });
}

const NAMED_FIELDS = [
  'name',
  'kana',
  'price',
  'taxRate',
  'taxRateDineIn',
  'taxRateTakeaway',
  'taxIncluded',
  'alcoholic',
  'categoryIds',
  'sortOrder',
  'variants',
  'optionGroupIds',
  'options',
  'variantName',
  'partName',
  'sku',
  'parentId',
  'min',
  'max',
  'repeatable',
  'maxPerOption',
  'default',
  'nestedGroupIds',
] as const;

/** A field's label. */
export function fieldName(locale: Locale, field: string | undefined): string {
  const named = NAMED_FIELDS.find((known) => known === field);
  return translatorFor(locale)(`format.field.${named ?? 'other'}`);
}
