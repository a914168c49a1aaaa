import { describe, expect, it } from 'vitest';
import { createSecrets } from './secrets.ts';

const TOKEN = 'EAAA-7f"3\\a+9/c=é';

function blackedOut(value: unknown, ...secrets: string[]): string {
  const { add, blackOut } = createSecrets();
  add(...secrets);
  const line = blackOut(JSON.stringify(value));
  JSON.parse(line);
  return line;
}

describe('a known secret', () => {
  it.each([
    ['verbatim', TOKEN],
    ['in a sentence', `refused: ${TOKEN}.`],
    ['in a path', `/v1/${encodeURIComponent(TOKEN)}/x`],
    ['in a query', String(new URLSearchParams({ said: TOKEN }))],
    ['as JSON in JSON', JSON.stringify({ a: TOKEN })],
  ])('is redacted %s', (_where, text) => {
    const line = blackedOut({ err: { message: text, deep: [{ text }] }, [text]: 1 }, TOKEN);
    for (const part of ['EAAA', '7f', '9%2Fc', '9/c']) expect(line).not.toContain(part);
    expect(line.match(/\[secret\]/gu)).toHaveLength(3);
  });

  it('is redacted completely if another one is its prefix', () => {
    expect(blackedOut('a: secret-1234-longer', 'secret-1234', 'secret-1234-longer')).toBe('"a: [secret]"');
  });

  it('is not redacted if it is too short', () => {
    expect(blackedOut({ msg: 'haizen' }, 'haizen', '')).toBe('{"msg":"haizen"}');
  });
});

describe('a text that looks like a secret', () => {
  it.each([
    ['Bearer abc.DEF-123', 'Bearer [secret]'],
    ['postgresql://haizen:pass%20word@db:5432/h', 'postgresql://haizen:[secret]@db:5432/h'],
    [
      'GET https://pos.example/x?cursor=a&access_token=abc&b=1',
      'GET https://pos.example/x?cursor=a&access_token=[secret]&b=1',
    ],
    ['https://pos.example/x?token=abc', 'https://pos.example/x?token=[secret]'],
  ])('%s', (text, left) => {
    expect(blackedOut(text)).toBe(JSON.stringify(left));
  });

  it.each(['{"a": EAAAtoken', 'EAAAtoken', '{"a":1} EAAAtoken', '["EAAAtoken'])(
    'is redacted in the parse error of %s',
    (text) => {
      let message = '';
      try {
        JSON.parse(text);
      } catch (error) {
        message = (error as Error).message;
      }
      expect(message).not.toBe('');
      expect(blackedOut({ message })).not.toContain('EAA');
    },
  );

  it('does not include ordinary log lines', () => {
    const line = JSON.stringify({
      msg: 'shop failed',
      runId: 'r-1',
      url: 'http://127.0.0.1:3000/api/runs?limit=1&cursor=abc',
      at: '12:30:01',
    });
    expect(blackedOut(JSON.parse(line))).toBe(line);
  });
});
