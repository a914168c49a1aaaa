/** An error whose message tells the user what to do; printed without a stack. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** An unknown error's message, for use inside a sentence. */
export function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors.length > 0) return reasonOf(cause.errors[0]);
  if (cause instanceof Error) return cause.message || cause.name;
  return String(cause);
}
