import { expect, it } from 'vitest';
import { FILE_NAMES, FILES } from './columns.ts';
import { type Row, readTable } from './table.ts';

function rowsOf(file: (typeof FILE_NAMES)[number], lines: readonly string[]): readonly Row[] {
  const steps = readTable(file, new TextEncoder().encode(`${lines.join('\n')}\n`));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

it.each(FILE_NAMES)('%s has a Japanese name for every column', (file) => {
  const columns = Object.entries(FILES[file]);
  const header = columns.map(([, { ja }]) => ja).join(',');
  const [row] = rowsOf(file, [header, columns.map(([column]) => ` ${column} `).join(',')]);
  for (const [column] of columns) expect(row?.cell(column)).toBe(column);
});

it('gives an empty cell for a column that the file lacks, and names columns as the header does', () => {
  const [row] = rowsOf('locations.csv', ['店舗ID,店舗名', 'L1,渋谷']);
  expect(row?.cell('currency')).toBe('');
  expect(row?.fault('duplicate', 'id').detail).toMatchObject({ field: '店舗ID', said: 'L1', line: 2 });
});

it('says where a header has no name', () => {
  expect(() => rowsOf('locations.csv', ['id,name,', 'L1,渋谷,'])).toThrow(
    expect.objectContaining({ detail: { fileProblem: 'header-unknown', file: 'locations.csv', line: 1, said: '' } }),
  );
});
