/** Receives a statement's result. */
export type Answer<T> = { ok(value: T): void; fail(error: unknown): void };
