import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import { inShiftJis } from './test-folder.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const TEXT = '生ビール（中）,ｶﾅ,①,髙橋,ソ表能\r\n';

describe('decodeText', () => {
  it.each([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${TEXT}`)],
    ['Shift_JIS with the additions of Windows', Uint8Array.from(inShiftJis(TEXT.replace('ｶﾅ', '##')))],
  ])('reads %s', (encoding, bytes) => {
    const half = encoding.startsWith('Shift') ? [...bytes].map((byte) => (byte === 0x23 ? 0xb6 : byte)) : [...bytes];
    const expected = encoding.startsWith('Shift') ? TEXT.replace('ｶﾅ', 'ｶｶ') : TEXT;
    expect(decodeText(Uint8Array.from(half), 'items.csv')).toBe(expected);
  });

  it.each([
    ['bytes of neither', [0x61, 0xff, 0xfe]],
    ['a cut character', [0x83]],
    ['EUC-JP', [0xc0, 0xb8, 0xa5, 0xd3, 0xa1, 0xbc, 0xa5, 0xfe]],
    ['UTF-16', [...new Uint8Array(Uint16Array.from([0xfeff, 0x61, 0x0a]).buffer)]],
    ['UTF-16 without a mark', [0x61, 0, 0x0a, 0]],
  ])('rejects %s, naming the file', (_what, bytes) => {
    expect(() => decodeText(Uint8Array.from(bytes), 'items.csv')).toThrow(
      expect.objectContaining({
        code: 'pos-file-invalid',
        detail: expect.objectContaining({ fileProblem: 'encoding', file: 'items.csv' }),
      }),
    );
  });

  it('rejects private-use characters, naming the line', () => {
    const bytes = Uint8Array.from([0x61, 0x0a, 0x0d, 0x0a, 0xf0, 0x40]);
    expect(() => decodeText(bytes, 'items.csv')).toThrow(
      expect.objectContaining({ detail: { fileProblem: 'encoding', file: 'items.csv', line: 3 } }),
    );
  });
});
