import type { HeldChange } from '#lib/contract/held.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { fieldName } from './headline.ts';
import { formatMoney } from './money.ts';
import { formatCount } from './number.ts';

type Field = HeldChange['fields'][number];
type Value = Field['before'];

type Context = {
  readonly currency: string;
  /** The change that contains the field; provides category names. */
  readonly change: Pick<HeldChange, 'before' | 'after'>;
};

/** One changed field as text: 名前「生ビール」→「生中」, 大 ¥480→¥500, 税率 8%→10%. Shows names or counts, never IDs. */
export function formatFieldChange(locale: Locale, field: Field, { currency, change }: Context): string {
  const t = translatorFor(locale);
  const name = field.field === 'currency' ? t('held.field.currency') : fieldName(locale, field.field);
  const value = (words: (value: Value) => string) => {
    const values = { field: name, before: words(field.before), after: words(field.after) };
    return field.of === undefined
      ? t('held.field.value', values)
      : t('held.field.valueOf', { ...values, of: field.of });
  };
  const text = () => {
    const values = { field: name, before: textOf(locale, field.before), after: textOf(locale, field.after) };
    return field.of === undefined ? t('held.field.text', values) : t('held.field.textOf', { ...values, of: field.of });
  };
  switch (field.field) {
    case 'price': {
      const values = { before: moneyOf(locale, field.before, currency), after: moneyOf(locale, field.after, currency) };
      return t('held.field.priceOf', { of: field.of ?? name, ...values });
    }
    case 'taxRate':
    case 'taxRateDineIn':
    case 'taxRateTakeaway':
      return value((rate) => (rate === null ? t('held.field.none') : `${String(rate)}%`));
    case 'taxIncluded':
      return value((included) => t(included === true ? 'held.field.taxIncluded' : 'held.field.taxExcluded'));
    case 'alcoholic':
    case 'repeatable':
    case 'default':
      return value((is) => t(is === true ? 'held.field.yes' : 'held.field.no'));
    case 'min':
    case 'max':
    case 'maxPerOption':
      return value((limit) => (limit === null ? t('held.field.noLimit') : String(limit)));
    case 'categoryIds': {
      const [before, after] = [change.before?.category ?? null, change.after?.category ?? null];
      if (before === after) return t('held.field.touched', { field: name });
      const values = { field: name, before: textOf(locale, before), after: textOf(locale, after) };
      return t('held.field.text', values);
    }
    case 'optionGroupIds':
    case 'nestedGroupIds':
      return value((ids) => t('held.field.amount', { count: listed(ids) }));
    case 'options':
    case 'variants':
      if (field.before === null) return t('held.field.touchedOf', { field: name, of: field.of ?? '' });
      return isIds(field.before) ? value((ids) => t('held.field.amount', { count: listed(ids) })) : text();
    case 'sortOrder':
    case 'parentId':
      return t('held.field.touched', { field: name });
    case 'currency':
      return value((code) => String(code));
    default:
      return text();
  }
}

function textOf(locale: Locale, value: Value): string {
  if (value === null || value === '') return translatorFor(locale)('held.field.none');
  return typeof value === 'number' ? formatCount(value) : String(value);
}

function moneyOf(locale: Locale, value: Value, currency: string): string {
  return typeof value === 'number' ? formatMoney(locale, value, currency) : textOf(locale, value);
}

/** A list is stored joined by ", ", or as JSON if its entries would be ambiguous. */
function listed(value: Value): number {
  if (typeof value !== 'string' || value === '') return 0;
  return isIds(value) ? (JSON.parse(value) as unknown[]).length : value.split(', ').length;
}

function isIds(value: Value): boolean {
  return typeof value === 'string' && value.startsWith('["') && value.endsWith('"]');
}
