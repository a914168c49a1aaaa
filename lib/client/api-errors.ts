import type { Problem } from '#lib/contract/problems.ts';

/** The server rejected the request with a problem+json. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  /** The whole body, since some problems have additional fields. */
  readonly body: unknown;
  /** When to retry, in ms since 1970; null if the server gave no time. */
  readonly retryAtMs: number | null;

  constructor(problem: Problem, body: unknown, retryAtMs: number | null = null) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.problem = problem;
    this.body = body;
    this.retryAtMs = retryAtMs;
  }
}

/** No response: network failure, server down or ten seconds elapsed. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('No answer from the server', { cause });
    this.name = 'Unreachable';
  }
}

/** A response in an unexpected format: another version, or a proxy's. */
export class Unreadable extends Error {
  readonly status: number;

  constructor(status: number, cause: unknown) {
    super(`Unreadable answer (${status})`, { cause });
    this.name = 'Unreadable';
    this.status = status;
  }
}
