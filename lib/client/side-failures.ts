import { type SideRefusal, sideProblemSchema } from '#lib/contract/problems.ts';
import { ApiProblem } from './api-errors.ts';

/** The message of each failed connection; null for any other problem. */
export function sideFailures(error: unknown): Partial<Record<SideRefusal['side'], SideRefusal>> | null {
  if (!(error instanceof ApiProblem) || error.problem.code !== 'connection-failed') return null;
  const { sides } = sideProblemSchema.safeParse(error.body).data ?? {};
  if (sides === undefined || sides.length === 0) return null;
  return Object.fromEntries(sides.map((refusal) => [refusal.side, refusal]));
}
