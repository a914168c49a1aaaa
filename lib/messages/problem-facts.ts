import type { ActorKind } from '#lib/domain/access.ts';
import type { SyncErrorCode } from '#lib/domain/errors.ts';
import type { Locale } from './locale.ts';
import { translatorFor } from './translator.ts';

/** The facts a problem's message can mention. All optional: each message also works without them. */
export type ProblemFacts = {
  /** `invalid-body`, `invalid-query`: the first invalid field. */
  readonly field?: string;
  /** `sync-in-progress`: who started the conflicting run, and how long ago. */
  readonly requestedBy?: string;
  readonly requestedByKind?: ActorKind | null;
  readonly secondsAgo?: number;
  /** `sync-in-progress` if only some of the requested shops are busy. */
  readonly wantedShops?: number;
  readonly busyShops?: number;
  /** `shop-out-of-scope`, `shop-unmatched`. */
  readonly shopName?: string;
  /** `connection-failed`, `discover-failed`: the adapter's error, which determines side and reason. */
  readonly cause?: SyncErrorCode;
};

/** The values of `problems` messages. All are always set, so that no message misses one. */
export function problemValues(locale: Locale, facts: ProblemFacts) {
  return {
    field: facts.field ?? 'none',
    kind: kindOfConflict(facts),
    who: translatorFor(locale)('common.person', {
      name: facts.requestedBy ?? '',
      kind: facts.requestedByKind ?? 'person',
    }),
    ago: agoOf(locale, facts.secondsAgo ?? 0),
    wanted: facts.wantedShops ?? 0,
    busy: facts.busyShops ?? 0,
    named: facts.shopName ? 'yes' : 'no',
    shop: facts.shopName ?? '',
    side: facts.cause ? sideOf(facts.cause) : 'none',
    reason: facts.cause ? reasonOf(facts.cause) : 'none',
  };
}

function kindOfConflict({ wantedShops, busyShops, requestedBy, secondsAgo }: ProblemFacts): string {
  if (wantedShops !== undefined && busyShops !== undefined && busyShops < wantedShops) return 'some';
  if (!requestedBy) return 'none';
  return secondsAgo === undefined ? 'someone' : 'who';
}

/** Deliberately coarse: a problem is read once, right after the response. */
function agoOf(locale: Locale, seconds: number): string {
  const t = translatorFor(locale);
  if (seconds < 60) return t('format.ago.seconds', { count: String(Math.max(1, Math.floor(seconds))) });
  if (seconds < 3600) return t('format.ago.minutes', { count: String(Math.floor(seconds / 60)) });
  return t('format.ago.hours', { count: String(Math.floor(seconds / 3600)) });
}

function sideOf(cause: SyncErrorCode): string {
  if (cause.startsWith('pos-')) return 'pos';
  return cause.startsWith('ordering-') ? 'ordering' : 'none';
}

function reasonOf(cause: SyncErrorCode): string {
  switch (cause) {
    case 'pos-unauthorized':
    case 'ordering-unauthorized':
      return 'unauthorized';
    case 'pos-token-unreadable':
    case 'ordering-token-unreadable':
      return 'unreadable';
    case 'pos-address-refused':
    case 'ordering-address-refused':
      return 'refused';
    case 'pos-unreachable':
    case 'ordering-unreachable':
      return 'unreachable';
    case 'pos-busy':
    case 'ordering-busy':
      return 'busy';
    case 'pos-failed':
    case 'ordering-failed':
      return 'failed';
    case 'pos-malformed':
    case 'pos-incomplete':
    case 'ordering-malformed':
      return 'malformed';
    case 'ordering-shop-unknown':
      return 'missing';
    case 'pos-read-expired':
    case 'pos-shop-unknown':
    case 'pos-wrong-currency':
    case 'ordering-id-refused':
    case 'ordering-rejected':
    case 'ordering-too-large':
    case 'ordering-stale-fence':
    case 'categories-failed':
    case 'shop-deadline':
    case 'worker-died-twice':
    case 'held':
    case 'approval-out-of-date':
    case 'internal':
      return 'none';
  }
}
