/** Makes Excel read the file as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** How formulas start in a spreadsheet; Japanese versions also accept the full-width forms. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** An RFC 4180 line with its line break. Text that would be a formula is prefixed with an apostrophe. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
