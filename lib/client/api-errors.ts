import type { Problem } from '#lib/contract/problems.ts';

/** The server answered, and said no: its problem+json. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  /** The whole body: some problems carry more than the common fields. */
  readonly body: unknown;
  /** When it is worth asking again, in ms since 1970; null where the server named no time. */
  readonly retryAtMs: number | null;

  constructor(problem: Problem, body: unknown, retryAtMs: number | null = null) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.problem = problem;
    this.body = body;
    this.retryAtMs = retryAtMs;
  }
}

/** No answer: the network, the server or the ten seconds are at an end. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('No answer from the server', { cause });
    this.name = 'Unreachable';
  }
}

/** An answer that is not ours: another version, or something in between. */
export class Unreadable extends Error {
  readonly status: number;

  constructor(status: number, cause: unknown) {
    super(`Unreadable answer (${status})`, { cause });
    this.name = 'Unreadable';
    this.status = status;
  }
}
