import type { HostileCase } from './case-schema.ts';
import type { PlayedCase } from './play-case.ts';

/** The expectations of a case that were not met. */
export function expectationMissed({ expect }: HostileCase, played: PlayedCase): readonly string[] {
  const missed: string[] = [];
  for (const key of ['outcome', 'code', 'bound'] as const) {
    if (expect[key] !== undefined && played[key] !== expect[key]) {
      missed.push(`${key} ${String(played[key])} instead of ${expect[key]}`);
    }
  }
  if (expect.code === undefined && played.code !== undefined) missed.push(`code ${played.code}`);
  if (expect.requests !== undefined && played.requests > expect.requests) missed.push('requests');
  return missed;
}
