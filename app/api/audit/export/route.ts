import { auditCsv, dayIn, eventsAsked, LINES_PER_PAGE, ProblemError, route } from '#lib/process/routes.ts';

export const GET = route('exportEvents', async ({ principal, query: { timeZone, ...filters }, locale }, { read }) => {
  const asked = { ...eventsAsked(principal, filters), limit: LINES_PER_PAGE };
  const { chainId } = filters;
  const nowhere = { items: [] };
  const first = (await read.events(asked)) ?? nowhere;
  if (first.items.length === 0 && chainId !== undefined && (await read.chain(chainId)) === null)
    throw new ProblemError('not-found');
  const next = async (cursor: string) => (await read.events({ ...asked, cursor })) ?? nowhere;
  const name = `haizen-audit-${dayIn(timeZone, new Date())}.csv`;
  return {
    text: auditCsv({ first, next, locale, timeZone }),
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  };
});
