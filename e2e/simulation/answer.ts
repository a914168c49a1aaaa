/** Where a statement's answer goes. */
export type Answer<T> = { ok(value: T): void; fail(error: unknown): void };
