import { Problem, reasonOf } from './problem.ts';

export type Progress = <T>(what: string, work: () => Promise<T>) => Promise<T>;

/** Shows one line per step: what is done as it begins, the seconds it took when it has ended. */
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

/** For runs whose steps interest nobody, such as the tests' own. */
export function hideStep<T>(_what: string, work: () => Promise<T>): Promise<T> {
  return work();
}

export function secondsSince(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}

/** What a person should read about a failure: a `Problem` says it itself, anything else is ours to mend. */
export function sentenceFor(error: unknown): string {
  if (error instanceof Problem) return error.message;
  return `Haizen stopped on something unforeseen: ${reasonOf(error)}`;
}
