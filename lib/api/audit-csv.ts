import type { AuditEventView } from '#lib/contract/audit.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { translatorFor } from '#lib/messages/translator.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';

/** Enough for one spreadsheet; to export more, request shorter periods. */
export const MOST_LINES = 100_000;
export const LINES_PER_PAGE = 1_000;

type Page = { readonly items: readonly AuditEventView[]; readonly nextCursor?: string };

type Source = {
  /** Already read, so its errors are reported before the download starts. */
  readonly first: Page;
  readonly next: (cursor: string) => Promise<Page>;
  readonly locale: Locale;
  /** An IANA name. */
  readonly timeZone: string;
  readonly most?: number;
};

const COLUMNS = [
  'id',
  'at',
  'what',
  'act',
  'actor',
  'actorKind',
  'chain',
  'shop',
  'run',
  'subject',
  'before',
  'after',
  'address',
  'requestId',
] as const;

/** The audit log as CSV. Pages are read on demand; if the log was cut, the last line says so. */
export async function* auditCsv(source: Source): AsyncGenerator<string> {
  const { locale, timeZone, next, most = MOST_LINES } = source;
  const t = translatorFor(locale);
  const clock = clockIn(timeZone);
  yield BYTE_ORDER_MARK + csvLine(COLUMNS.map((column) => t(`audit.csv.${column}`, { zone: timeZone })));
  let page = source.first;
  let left = most;
  for (;;) {
    const { items, nextCursor } = page;
    yield items
      .slice(0, left)
      .map((event) => csvLine(cellsOf(event)))
      .join('');
    left -= items.length;
    if (left > 0 && nextCursor !== undefined) {
      page = await next(nextCursor);
      continue;
    }
    const isCut = nextCursor !== undefined || left < 0;
    if (isCut) yield csvLine([t('audit.csv.cut', { count: most }), ...COLUMNS.slice(1).map(() => null)]);
    return;
  }

  function cellsOf(event: AuditEventView): (string | null)[] {
    const { id, at, act, actor, chain, shop, run, subject, before, after, address, requestId } = event;
    return [
      id,
      clock(at),
      t(`audit.act.${act}`),
      act,
      actor.name,
      t(`audit.actorKind.${actor.kind}`),
      chain && chain.name,
      shop && shop.name,
      run && run.number !== null ? `#${run.number}` : null,
      subject,
      before && JSON.stringify(before),
      after && JSON.stringify(after),
      address,
      requestId,
    ];
  }
}

/** 2026-11-24, for file names. */
export function dayIn(timeZone: string, at: Date): string {
  return clockIn(timeZone)(at.toISOString()).slice(0, 10);
}

/** 2026-11-24 18:40:12: the Swedish format, which every spreadsheet can parse. */
function clockIn(timeZone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => format.format(new Date(at));
}
