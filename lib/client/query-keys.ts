import type { Locale } from '#lib/messages/locale.ts';

/** Keys include the language, because the data contain translated messages. */
export const queryKeys = {
  anyChains: ['chains'] as const,
  chains: (locale: Locale) => ['chains', locale] as const,
  status: (chainId: string, locale: Locale) => ['status', chainId, locale] as const,
  anyStatus: ['status'] as const,
  runs: (chainId: string, locale: Locale) => ['runs', chainId, locale] as const,
  anyRuns: ['runs'] as const,
  anyRun: ['run'] as const,
  run: (runId: string, locale: Locale) => ['run', runId, locale] as const,
  results: (runId: string, state: string, locale: Locale) => ['results', runId, state, locale] as const,
  shopResult: (shopId: string, runId: string, locale: Locale) => ['shop-result', shopId, runId, locale] as const,
  anyHeld: ['held'] as const,
  held: (targetId: string, version: string, locale: Locale) => ['held', targetId, version, locale] as const,
  trial: ['trial'] as const,
  events: (filters: string, locale: Locale) => ['events', filters, locale] as const,
  keys: ['keys'] as const,
  people: ['people'] as const,
  invitations: ['invitations'] as const,
  entry: ['entry'] as const,
  session: ['session'] as const,
  sessionDetails: ['session', 'details'] as const,
  invitation: (token: string, locale: Locale) => ['invitation', token, locale] as const,
  sessions: ['sessions'] as const,
  knownIds: (kind: string, chainId: string, locale: Locale) => ['known-ids', kind, chainId, locale] as const,
};
