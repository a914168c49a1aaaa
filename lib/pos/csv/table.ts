import type { SyncError } from '#lib/domain/errors.ts';
import type { FileProblem } from '#lib/domain/file-problems.ts';
import type { Steps } from '#lib/upstream-http/body/time-slices.ts';
import { type ColumnOf, columnsOf, type FileName } from './columns.ts';
import { decodeText } from './decode-text.ts';
import { fileError } from './file-error.ts';
import { type CsvRecord, parseCsv } from './parse-csv.ts';

/** A line of a file by its columns. */
export type Row<Column extends string = string> = {
  /** Without spaces around it; empty if the file lacks the column. */
  cell(column: Column): string;
  /** The error to throw for this line, or for one of its cells. */
  fault(problem: FileProblem, column?: Column, value?: string): SyncError;
};

/** Reads a file's header and lines. Throws `pos-file-invalid`. */
export function* readTable<File extends FileName>(
  file: File,
  bytes: Uint8Array,
): Steps<readonly Row<ColumnOf<File>>[]> {
  const [header, ...records] = yield* parseCsv(decodeText(bytes, file), file);
  const places = placesOf(file, header);
  const rows: Row[] = [];
  for (const record of records) {
    yield;
    if (record.cells.length !== header?.cells.length) {
      const value = `${record.cells.length} ≠ ${header?.cells.length ?? 0}`;
      throw fileError('cells', { file, line: record.line, value });
    }
    rows.push(rowOf(file, { record, places, names: header.cells }));
  }
  return rows;
}

/** The position of each column, which a header may give in any order, in English or Japanese. */
function placesOf(file: FileName, header: CsvRecord | undefined): ReadonlyMap<string, number> {
  const columns = Object.entries(columnsOf(file));
  const places = new Map<string, number>();
  for (const [place, given] of (header?.cells ?? []).entries()) {
    const name = given.trim().normalize('NFKC');
    const found = columns.find(([column, { ja }]) => column === name.toLowerCase() || ja === name);
    const at = { file, line: header?.line ?? 1, ...(name !== '' && { column: name }), value: name };
    if (found === undefined) throw fileError('header-unknown', at);
    if (places.has(found[0])) throw fileError('header-twice', at);
    places.set(found[0], place);
  }
  for (const [column, { ja, required }] of columns) {
    if (required && !places.has(column))
      throw fileError('header-missing', { file, line: 1, value: `${column} (${ja})` });
  }
  return places;
}

type Read = {
  readonly record: CsvRecord;
  readonly places: ReadonlyMap<string, number>;
  readonly names: readonly string[];
};

function rowOf(file: FileName, { record, places, names }: Read): Row {
  const inPlace = (list: readonly string[], column: string) => list[places.get(column) ?? -1]?.trim() ?? '';
  const cell = (column: string) => inPlace(record.cells, column);
  return {
    cell,
    fault(problem, column, value = column && cell(column)) {
      const named = column === undefined ? {} : { column: inPlace(names, column) || column };
      return fileError(problem, { file, line: record.line, ...named, ...(value !== undefined && { value }) });
    },
  };
}
