import type { ActorKind } from '#lib/domain/access.ts';
import type { SyncErrorCode } from '#lib/domain/errors.ts';
import type { ProblemCode } from '#lib/domain/problems.ts';
import { reasonOf, sideOf } from './connection-reason.ts';
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

/** The keys of a problem's texts: more precise ones if the facts allow. */
export function problemKeys(code: ProblemCode, { wantedShops, busyShops, requestedBy, secondsAgo }: ProblemFacts) {
  const whole = { detail: `problems.${code}.detail`, remedy: `problems.${code}.remedy` } as const;
  if (code !== 'sync-in-progress') return whole;
  if (wantedShops !== undefined && busyShops !== undefined && busyShops < wantedShops) {
    return { detail: `problems.${code}.detailSome`, remedy: `problems.${code}.remedySome` } as const;
  }
  if (!requestedBy) return whole;
  return { ...whole, detail: `problems.${code}.${secondsAgo === undefined ? 'detailWho' : 'detailWhen'}` } as const;
}

/** The values of `problems` messages. All are always set, so that no message misses one. */
export function problemValues(locale: Locale, facts: ProblemFacts) {
  const t = translatorFor(locale);
  const side = t(`connections.side.${sideOf(facts.cause)}`);
  const reason = facts.cause === undefined ? 'none' : reasonOf(facts.cause);
  return {
    field: facts.field ?? 'none',
    who: t('common.person', { name: facts.requestedBy ?? '', kind: facts.requestedByKind ?? 'person' }),
    ago: agoOf(locale, facts.secondsAgo ?? 0),
    wanted: facts.wantedShops ?? 0,
    busy: facts.busyShops ?? 0,
    shop: facts.shopName ? t('common.quoted', { name: facts.shopName }) : t('common.thisShop'),
    side,
    reason: t(`connections.reason.${reason}`, { side }),
    fix: t(`connections.remedy.${reason}`),
  };
}

/** Deliberately coarse: a problem is read once, right after the response. */
function agoOf(locale: Locale, seconds: number): string {
  const t = translatorFor(locale);
  if (seconds < 60) return t('format.ago.seconds', { count: String(Math.max(1, Math.floor(seconds))) });
  if (seconds < 3600) return t('format.ago.minutes', { count: String(Math.floor(seconds / 60)) });
  return t('format.ago.hours', { count: String(Math.floor(seconds / 3600)) });
}
