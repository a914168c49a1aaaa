import type { z } from 'zod';
import type { auditExportQuerySchema } from '#lib/contract/audit.ts';
import { chainsOf, type Principal } from '#lib/domain/access.ts';
import type { Act } from '#lib/domain/audit.ts';
import { ProblemError } from './problem-error.ts';

type Filters = Omit<z.output<typeof auditExportQuerySchema>, 'timeZone'>;

export type EventsAsked = {
  readonly chains: 'all' | readonly string[];
  readonly act?: Act;
  readonly actor?: string;
  readonly from?: Date;
  readonly to?: Date;
};

/** Which of the record is asked for, in the chains that the caller keeps. Throws `not-found` for a chain of others. */
export function eventsAsked(principal: Principal, { chainId, act, actor, from, to }: Filters): EventsAsked {
  const kept = chainsOf(principal, { role: 'admin', scope: 'admin' });
  if (chainId !== undefined && kept !== 'all' && !kept.includes(chainId)) throw new ProblemError('not-found');
  return {
    chains: chainId === undefined ? kept : [chainId],
    ...(act !== undefined && { act }),
    ...(actor !== undefined && actor !== '' && { actor }),
    ...(from !== undefined && { from: timeOf(from) }),
    ...(to !== undefined && { to: timeOf(to) }),
  };
}

/** Nothing is on record before 1970, and Postgres knows no year 0. */
function timeOf(text: string): Date {
  return new Date(Math.max(0, Date.parse(text)));
}
