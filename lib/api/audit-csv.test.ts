import { describe, expect, it } from 'vitest';
import type { AuditEventView } from '#lib/contract/audit.ts';
import { auditCsv, dayIn } from './audit-csv.ts';

function event(id: number, more: Partial<AuditEventView> = {}): AuditEventView {
  return {
    id: String(id),
    at: '2026-11-24T18:40:12.345Z',
    act: 'sync-requested',
    actor: { kind: 'person', id: 'p', name: '佐藤 美咲' },
    address: '203.0.113.7',
    requestId: 'r-1',
    chain: { id: 'c', name: '居酒屋はいぜん' },
    shop: null,
    run: { id: 'run', number: 1284 },
    subject: null,
    before: null,
    after: { shops: 23, scope: 'all' },
    ...more,
  };
}

/** So many pages of so many events; `asked` counts those that were read. */
function pages(number: number, size: number) {
  const asked: string[] = [];
  const page = (index: number) => ({
    items: Array.from({ length: size }, (_event, place) => event(index * size + place)),
    ...(index + 1 < number && { nextCursor: String(index + 1) }),
  });
  const next = async (cursor: string) => {
    asked.push(cursor);
    return page(Number(cursor));
  };
  return { first: page(0), next, asked, locale: 'ja', timeZone: 'Asia/Tokyo' } as const;
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

describe('the record as CSV', () => {
  it('begins with the mark by which Excel knows UTF-8, and with the names of the columns', async () => {
    const [head] = (await textOf(auditCsv(pages(1, 0)))).split('\r\n');
    expect(head).toBe(
      '\uFEFF記録の番号,日時（Asia/Tokyo）,操作,操作コード,実行者,実行者の区分,チェーン,店舗,同期,対象,変更前,変更後,接続元,リクエストID',
    );
    const english = await textOf(auditCsv({ ...pages(1, 0), locale: 'en' }));
    expect(english).toContain('Entry,Time (Asia/Tokyo),Action,Action code,Actor');
  });

  it('tells the time in the zone that was asked for, what it was in words and by its code, and what changed', async () => {
    const text = await textOf(auditCsv({ ...pages(1, 0), first: { items: [event(7)] } }));
    expect(text.split('\r\n')[1]).toBe(
      '7,2026-11-25 03:40:12,同期を開始,sync-requested,佐藤 美咲,メンバー,居酒屋はいぜん,,#1284,,,"{""shops"":23,""scope"":""all""}",203.0.113.7,r-1',
    );
    expect(dayIn('Asia/Tokyo', new Date('2026-11-24T18:40:12Z'))).toBe('2026-11-25');
    expect(dayIn('UTC', new Date('2026-11-24T18:40:12Z'))).toBe('2026-11-24');
  });

  it('a name that is a formula is a text', async () => {
    const first = { items: [event(1, { actor: { kind: 'key', id: 'k', name: '=HYPERLINK("http://x")' } })] };
    expect(await textOf(auditCsv({ ...pages(1, 0), first }))).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it('reads a page when it is wanted, and not before', async () => {
    const source = pages(50, 10);
    const lines = auditCsv(source);
    for (let taken = 0; taken < 3; taken += 1) await lines.next();
    expect(source.asked).toEqual(['1']);
    await lines.return(undefined);
    expect(source.asked).toEqual(['1']);
  });

  it.each([
    { most: 20, lines: 20, cut: false },
    { most: 19, lines: 19, cut: true },
    { most: 10, lines: 10, cut: true },
    { most: 7, lines: 7, cut: true },
  ])('of 20 events, at most $most: $lines, and says where it was cut: $cut', async ({ most, lines, cut }) => {
    const rows = (await textOf(auditCsv({ ...pages(2, 10), most }))).trimEnd().split('\r\n').slice(1);
    const notes = rows.filter((row) => row.includes('件を超えた'));
    expect([rows.length - notes.length, notes.length > 0]).toEqual([lines, cut]);
    for (const row of rows) expect(row.replaceAll(/"(?:[^"]|"")*"/gu, '').split(',')).toHaveLength(14);
  });
});
