import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SyncError } from '#lib/domain/errors.ts';
import { parseCsv } from './parse-csv.ts';

function parse(text: string) {
  const steps = parseCsv(text, 'items.csv');
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const cellsOf = (text: string) => parse(text).map(({ cells }) => cells);

describe('parseCsv', () => {
  it.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,,\n', [['a', '', '']]],
    ['"a, b","say ""hi"""\n', [['a, b', 'say "hi"']]],
    ['"two\r\nlines",x\n', [['two\r\nlines', 'x']]],
    ['""\na\n', [['a']]],
    ['a\n\n,,\n" "\nb\n', [['a'], ['b']]],
    [' a , b \n', [[' a ', ' b ']]],
    ['', []],
  ])('%j', (text, expected) => expect(cellsOf(text)).toEqual(expected));

  it('counts the lines of the file, including those in quotes', () => {
    expect(parse('a\n"b\nb\r\nb",c\n\nd\n').map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  it.each([
    ['a,b\nc,d"e\n', 2],
    ['a\n"b"c\n', 2],
    ['a\n\n"never closed\nx\n', 3],
    ['a\rb\n', 1],
    ['"a\nb" \n', 1],
  ])('%j is an error that names the line', (text, line) => {
    let thrown: unknown;
    try {
      parse(text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SyncError);
    expect(thrown).toMatchObject({
      code: 'pos-file-invalid',
      detail: { fileProblem: 'quotes', file: 'items.csv', line },
    });
  });

  it('reads back any cells that were written by RFC 4180', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', '漢', '😀') });
    const records = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(records, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + end).join('');
        expect(cellsOf(text)).toEqual(rows.filter((row) => row.some((value) => value.trim() !== '')));
      }),
    );
  });
});
