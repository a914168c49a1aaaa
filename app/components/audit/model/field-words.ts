import { THRESHOLD_GROUPS } from '#app/components/shared/number-values.ts';
import { type GuardThresholds, THRESHOLD_BOUNDS } from '#lib/domain/guard/thresholds.ts';
import type { Locale } from '#lib/messages/locale.ts';
import type { Messages } from '#lib/messages/messages.ts';
import { translatorFor } from '#lib/messages/translator.ts';

type FieldWord = Exclude<keyof Messages['audit']['field'], 'guardOf'>;

/** The recorded paths and their labels. */
const WORDS: Readonly<Record<string, FieldWord>> = {
  name: 'name',
  'pos.kind': 'posKind',
  'pos.baseUrl': 'posBaseUrl',
  posBaseUrl: 'posBaseUrl',
  posAccessToken: 'posAccessToken',
  'ordering.kind': 'orderingKind',
  'ordering.baseUrl': 'orderingBaseUrl',
  orderingBaseUrl: 'orderingBaseUrl',
  'ordering.brandId': 'orderingBrandId',
  orderingToken: 'orderingToken',
  'limits.shops': 'shopLimit',
  shopLimit: 'shopLimit',
  'limits.pos': 'posLimit',
  posLimit: 'posLimit',
  'limits.ordering': 'orderingLimit',
  orderingLimit: 'orderingLimit',
  currency: 'currency',
  guard: 'guard',
  webhookKey: 'webhookKey',
  autoSync: 'autoSync',
  inScope: 'inScope',
  shops: 'shops',
  full: 'full',
  retryOf: 'retryOf',
  planHash: 'planHash',
  reason: 'reason',
  preset: 'preset',
  start: 'start',
  chainIds: 'chainIds',
  expiresAt: 'expiresAt',
  role: 'role',
  grants: 'grants',
  sessions: 'sessions',
  events: 'events',
  olderThan: 'olderThan',
  attempts: 'attempts',
  from: 'from',
  to: 'to',
};

/** A field's label; the raw name if it has none. `scope` has a different label for keys and for syncs. */
export function fieldWords(locale: Locale, { field, ofKey }: { field: string; ofKey: boolean }): string {
  const t = translatorFor(locale);
  if (field === 'scope') return t(ofKey ? 'audit.field.keyScope' : 'audit.field.syncScope');
  const threshold = thresholdOf(field);
  const group = THRESHOLD_GROUPS.find(({ names }) => names.some((name) => name === threshold));
  if (threshold !== null && group !== undefined) {
    return t('audit.field.guardOf', {
      group: t(`connect.edit.group.${group.group}`),
      threshold: t(`connect.edit.threshold.${threshold}`),
    });
  }
  const word = Object.hasOwn(WORDS, field) ? WORDS[field] : undefined;
  return word === undefined ? field : t(`audit.field.${word}`);
}

/** The guard threshold that a path refers to. */
export function thresholdOf(field: string): keyof GuardThresholds | null {
  const names = Object.keys(THRESHOLD_BOUNDS) as (keyof GuardThresholds)[];
  return names.find((name) => field === `guard.${name}`) ?? null;
}
