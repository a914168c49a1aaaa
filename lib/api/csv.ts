/** What tells Excel that a file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet takes for the beginning of a formula; in Japanese also the wide forms. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** A line as RFC 4180 has it, with its end. A cell that would be a formula begins with an apostrophe and is a text. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
