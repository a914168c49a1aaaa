import { SyncError } from '#lib/domain/errors.ts';
import type { FileProblem } from '#lib/domain/file-problems.ts';

/** Where in which file; lines count from 1, as a text editor shows them. */
export type FilePlace = {
  readonly file: string;
  readonly line?: number;
  /** The column's name as the file's header has it. */
  readonly column?: string;
  /** What is there. */
  readonly value?: string;
};

const VALUE_MAX_CHARS = 60;

/** Something a person has to correct in the files. */
export function fileError(fileProblem: FileProblem, { file, line, column, value }: FilePlace): SyncError {
  return new SyncError('pos-file-invalid', {
    detail: {
      fileProblem,
      file,
      ...(line !== undefined && { line }),
      ...(column !== undefined && { field: cut(column) }),
      ...(value !== undefined && { said: cut(value) }),
    },
  });
}

/** The files were being written while they were read, or an export was cut off. */
export function incompleteFile(file: string): SyncError {
  return new SyncError('pos-incomplete', { detail: { file } });
}

/** Safe to store as JSON and to show on one line. */
function cut(text: string): string {
  const line = text.slice(0, VALUE_MAX_CHARS).replaceAll(/[\s\p{Cc}]+/gu, ' ');
  return line.trim().toWellFormed();
}
