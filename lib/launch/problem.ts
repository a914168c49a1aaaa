/** A failure whose message is one sentence that tells the user what to do; it is printed without a stack. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** The part of an unknown failure that is fit for the middle of a sentence. */
export function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors.length > 0) return reasonOf(cause.errors[0]);
  if (cause instanceof Error) return cause.message || cause.name;
  return String(cause);
}
