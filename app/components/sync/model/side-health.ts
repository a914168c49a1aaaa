import type { SyncErrorView } from '#lib/contract/parts.ts';
import type { Shop } from '#lib/contract/shops.ts';
import type { Status } from '#lib/contract/status.ts';

export type SideHealth = 'unknown' | 'ok' | 'failing';

/** Errors of a whole side; all others concern one shop or one item. */
const ABOUT_THE_SIDE =
  /-(?:unauthorized|token-unreadable|address-refused|unreachable|busy|failed|malformed|file-invalid)$/u;

/** A side's health, derived from the results of the last sync. */
export function sideHealth(
  side: 'pos' | 'ordering',
  status: {
    readonly chain: { readonly categories: Pick<Status['chain']['categories'], 'error' | 'lastSuccessAt'> };
    readonly lastAllRun: Status['lastAllRun'];
    readonly shops: ReadonlyMap<string, Shop>;
  },
): SideHealth {
  const { categories } = status.chain;
  const errors = [
    categories.error,
    ...[...status.shops.values()].filter((shop) => shop.inScope).map((shop) => shop.error),
  ];
  if (errors.some((error) => error !== null && isAbout(side, error))) return 'failing';
  return status.lastAllRun !== null || categories.lastSuccessAt !== null ? 'ok' : 'unknown';
}

function isAbout(side: 'pos' | 'ordering', error: SyncErrorView): boolean {
  const code = error.code === 'categories-failed' ? (error.detail?.causeCode ?? error.code) : error.code;
  return code.startsWith(`${side}-`) && ABOUT_THE_SIDE.test(code);
}
