import { Problem, reasonOf } from './problem.ts';

export type Progress = <T>(what: string, work: () => Promise<T>) => Promise<T>;

/** Prints one line per step: its name at the start, the seconds it took at the end. */
export async function showStep<T>(what: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  process.stdout.write(`${what} … `);
  try {
    const result = await work();
    process.stdout.write(`${secondsSince(startedAt)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(error instanceof Error && error.name === 'AbortError' ? 'stopped\n' : 'failed\n');
    throw error;
  }
}

/** A silent `showStep`, for example for tests. */
export function hideStep<T>(_what: string, work: () => Promise<T>): Promise<T> {
  return work();
}

export function secondsSince(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}

/** The message to print for a failure: a `Problem`'s own, or a generic one for bugs. */
export function sentenceFor(error: unknown): string {
  if (error instanceof Problem) return error.message;
  return `Haizen stopped on something unforeseen: ${reasonOf(error)}`;
}
