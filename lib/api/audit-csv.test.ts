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

/** `number` pages of `size` events; `cursors` lists the pages that were read. */
function pages(number: number, size: number) {
  const cursors: string[] = [];
  const page = (index: number) => ({
    items: Array.from({ length: size }, (_event, place) => event(index * size + place)),
    ...(index + 1 < number && { nextCursor: String(index + 1) }),
  });
  const next = async (cursor: string) => {
    cursors.push(cursor);
    return page(Number(cursor));
  };
  return { first: page(0), next, cursors, locale: 'ja', timeZone: 'Asia/Tokyo' } as const;
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

describe('auditCsv', () => {
  it('starts with the byte order mark that Excel needs, and the column names', async () => {
    const [head] = (await textOf(auditCsv(pages(1, 0)))).split('\r\n');
    expect(head).toBe(
      '\uFEFF記録の番号,日時（Asia/Tokyo）,操作,操作コード,実行者,実行者の区分,チェーン,店舗,同期,対象,変更前,変更後,接続元,リクエストID',
    );
    const english = await textOf(auditCsv({ ...pages(1, 0), locale: 'en' }));
    expect(english).toContain('Entry,Time (Asia/Tokyo),Action,Action code,Actor');
  });

  it('writes the time in the given zone, the action in words and as a code, and the change', async () => {
    const text = await textOf(auditCsv({ ...pages(1, 0), first: { items: [event(7)] } }));
    expect(text.split('\r\n')[1]).toBe(
      '7,2026-11-25 03:40:12,同期を開始,sync-requested,佐藤 美咲,メンバー,居酒屋はいぜん,,#1284,,,"{""shops"":23,""scope"":""all""}",203.0.113.7,r-1',
    );
    expect(dayIn('Asia/Tokyo', new Date('2026-11-24T18:40:12Z'))).toBe('2026-11-25');
    expect(dayIn('UTC', new Date('2026-11-24T18:40:12Z'))).toBe('2026-11-24');
  });

  it('escapes a name that is a formula', async () => {
    const first = { items: [event(1, { actor: { kind: 'key', id: 'k', name: '=HYPERLINK("http://x")' } })] };
    expect(await textOf(auditCsv({ ...pages(1, 0), first }))).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it('reads pages on demand', async () => {
    const source = pages(50, 10);
    const lines = auditCsv(source);
    for (let taken = 0; taken < 3; taken += 1) await lines.next();
    expect(source.cursors).toEqual(['1']);
    await lines.return(undefined);
    expect(source.cursors).toEqual(['1']);
  });

  it.each([
    { most: 20, lines: 20, cut: false },
    { most: 19, lines: 19, cut: true },
    { most: 10, lines: 10, cut: true },
    { most: 7, lines: 7, cut: true },
  ])('writes $lines of 20 events with a limit of $most; cut: $cut', async ({ most, lines, cut }) => {
    const rows = (await textOf(auditCsv({ ...pages(2, 10), most }))).trimEnd().split('\r\n').slice(1);
    const notes = rows.filter((row) => row.includes('件を超えた'));
    expect([rows.length - notes.length, notes.length > 0]).toEqual([lines, cut]);
    for (const row of rows) expect(row.replaceAll(/"(?:[^"]|"")*"/gu, '').split(',')).toHaveLength(14);
  });
});
