import type { Row } from './table.ts';

/** A name or id that must be there. */
export function textIn<Column extends string>(row: Row<Column>, column: Column): string {
  const text = row.cell(column);
  if (text === '') throw row.fault('value-missing', column);
  return text;
}

/** What Excel makes of a long number: its last digits are lost. */
const SHORTENED = /^\d(?:\.\d+)?E\+\d+$/u;

/** A required id. */
export function idIn<Column extends string>(row: Row<Column>, column: Column): string {
  return checkedId(row, column, textIn(row, column));
}

/** Ids with semicolons between them, in their order. */
export function idsIn<Column extends string>(row: Row<Column>, column: Column): readonly string[] {
  const ids = row
    .cell(column)
    .split(/[;；]/u)
    .map((id) => id.trim());
  return [...new Set(ids.filter((id) => id !== ''))].map((id) => checkedId(row, column, id));
}

function checkedId<Column extends string>(row: Row<Column>, column: Column, id: string): string {
  if (SHORTENED.test(id)) throw row.fault('not-an-id', column);
  return id;
}

const WHOLE = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)$/u;

/** A whole number, with or without commas between thousands; null for an empty cell. */
export function wholeIn<Column extends string>(
  row: Row<Column>,
  column: Column,
  { min = 0 }: { min?: number } = {},
): number | null {
  const text = row.cell(column);
  if (text === '') return null;
  const value = Number(text.replaceAll(',', ''));
  if (!WHOLE.test(text) || !Number.isSafeInteger(value) || value < min) throw row.fault('not-a-number', column);
  return value;
}

/** A percentage as `10`, `7.5` or `8%`; null for an empty cell. */
export function percentageIn<Column extends string>(row: Row<Column>, column: Column): number | null {
  const text = row.cell(column);
  if (text === '') return null;
  const digits = /^(\d{1,2}(?:\.\d{1,6})?|100)%?$/u.exec(text)?.[1];
  if (digits === undefined) throw row.fault('not-a-number', column);
  return Number(digits);
}

const YES = ['yes', 'true', '1', 'はい', '○', '〇'];
const NO = ['no', 'false', '0', 'いいえ', '×', '✕'];

/** Null for an empty cell. */
export function flagIn<Column extends string>(row: Row<Column>, column: Column): boolean | null {
  const text = row.cell(column).toLowerCase();
  if (text === '') return null;
  if (YES.includes(text)) return true;
  if (NO.includes(text)) return false;
  throw row.fault('not-yes-or-no', column);
}
