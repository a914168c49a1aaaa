import type { Steps } from '#lib/upstream-http/body/time-slices.ts';
import { fileError } from './file-error.ts';

/** `line`: where the record begins; a quoted cell may have line breaks. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

/** `breaks`: line breaks inside its quotes. */
type Cell = { readonly value: string; readonly endsAt: number; readonly breaks: number };

const PLAIN = /[^",\r\n]*/uy;
/** A lone carriage return is neither text nor a line break. */
const SEPARATOR = /,|\r?\n|$/uy;

/**
 * Parses RFC 4180: commas, CRLF or LF, quotes around cells with commas, quotes or line breaks. Strict: a quote inside a
 * plain cell, or text after a closing one, is `pos-file-invalid` and never a guess. Lines whose cells are all empty, as
 * Excel leaves them below a table, are left out. Our own, since errors need the lines of the file and nothing else is wanted.
 */
export function* parseCsv(text: string, file: string): Steps<readonly CsvRecord[]> {
  const records: CsvRecord[] = [];
  let line = 1;
  for (let at = 0; at < text.length;) {
    yield;
    const startsAt = line;
    const cells: string[] = [];
    for (let separator = ','; separator === ',';) {
      const cell = text.startsWith('"', at) ? quotedCell(text, at) : plainCell(text, at);
      const end = cell && matchAt(SEPARATOR, text, cell.endsAt);
      if (!cell || end === null) throw fileError('quotes', { file, line });
      line += cell.breaks + (end === ',' ? 0 : 1);
      at = cell.endsAt + end.length;
      separator = end;
      cells.push(cell.value);
    }
    if (cells.some((cell) => cell.trim() !== '')) records.push({ line: startsAt, cells });
  }
  return records;
}

function plainCell(text: string, at: number): Cell {
  const value = matchAt(PLAIN, text, at) ?? '';
  return { value, endsAt: at + value.length, breaks: 0 };
}

/** Null if the quote is never closed. */
function quotedCell(text: string, at: number): Cell | null {
  for (let from = at + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    if (text[quote + 1] !== '"') {
      const value = text.slice(at + 1, quote).replaceAll('""', '"');
      return { value, endsAt: quote + 1, breaks: value.split('\n').length - 1 };
    }
    from = quote + 2;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
