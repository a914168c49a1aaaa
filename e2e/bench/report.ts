import type { Figure } from './figure.ts';

const COLUMNS = ['measure', 'what', 'value', 'goal', '', 'note'] as const;

/** The figures as one aligned table. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [COLUMNS, ...figures.map(cellsOf)];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => pad(cell, { at, width: widths[at] ?? 0 }))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf({ measure, what, value, unit, goal, met, note = '' }: Figure): readonly string[] {
  const mark = met === null ? '' : met ? 'met' : 'MISSED';
  return [measure, what, `${round(value)}${unit === '' ? '' : ` ${unit}`}`, goal, mark, note];
}

/** Aligns numbers right and words left. */
function pad(cell: string, { at, width }: { at: number; width: number }): string {
  return at === 2 ? cell.padStart(width) : cell.padEnd(width);
}

function round(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 3 : 1);
}
