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

/** Limits the audit filters to the chains that the caller administers. Throws `not-found` for any other chain. */
export function eventsAsked(principal: Principal, { chainId, act, actor, from, to }: Filters): EventsAsked {
  const administered = chainsOf(principal, { role: 'admin', scope: 'admin' });
  if (chainId !== undefined && administered !== 'all' && !administered.includes(chainId))
    throw new ProblemError('not-found');
  return {
    chains: chainId === undefined ? administered : [chainId],
    ...(act !== undefined && { act }),
    ...(actor !== undefined && actor !== '' && { actor }),
    ...(from !== undefined && { from: timeOf(from) }),
    ...(to !== undefined && { to: timeOf(to) }),
  };
}

/** Clamped to 1970: no event is older, and Postgres has no year 0. */
function timeOf(text: string): Date {
  return new Date(Math.max(0, Date.parse(text)));
}
