import type { formatJa } from '#lib/messages/ja/format.ts';
import type { SameKeys } from '#lib/messages/same-keys.ts';

export const formatEn = {
  duration: {
    seconds: '{seconds} s',
    minutes: '{minutes} min{seconds, select, 0 {} other { {seconds} s}}',
    hours: '{hours} h{minutes, select, 0 {} other { {minutes} min}}',
  },
  ago: {
    now: 'just now',
    seconds: '{count} s ago',
    minutes: '{count} min ago',
    hours: '{count} h ago',
  },
  day: {
    today: 'today {time}',
    yesterday: 'yesterday {time}',
    date: '{month, select, 1 {Jan} 2 {Feb} 3 {Mar} 4 {Apr} 5 {May} 6 {Jun} 7 {Jul} 8 {Aug} 9 {Sep} 10 {Oct} 11 {Nov} other {Dec}} {day}',
    dateWithYear:
      '{month, select, 1 {Jan} 2 {Feb} 3 {Mar} 4 {Apr} 5 {May} 6 {Jun} 7 {Jul} 8 {Aug} 9 {Sep} 10 {Oct} 11 {Nov} other {Dec}} {day}, {year}',
    dateTime: '{date}, {time}',
    exact: '{date}, {time} ({zone})',
  },
  left: {
    about: 'about {duration}',
  },
  perSecond: '{count}/s',
  perMinute: '{count} shops/min',
  yenDifference: '{sign}¥{amount}',
  others: '+{count} more',
  headline: {
    created: '{name} added',
    removed: '{name} removed',
    changed: '{name} {before}→{after}',
    renamed: '{before}→{after}',
    touched: '{name}: {field}',
    more: '{headline} {others}',
  },
  field: {
    name: 'name',
    kana: 'reading',
    price: 'price',
    taxRate: 'tax rate',
    taxIncluded: 'tax inclusion',
    categoryIds: 'categories',
    sortOrder: 'order',
    variants: 'variants',
    optionGroupIds: 'options',
    options: 'options',
    variantName: 'variant name',
    partName: 'variant name',
    sku: 'SKU',
    parentId: 'parent category',
    min: 'minimum choices',
    max: 'maximum choices',
    other: 'details',
  },
} as const satisfies SameKeys<typeof formatJa>;
