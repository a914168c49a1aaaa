import { route, sessionView } from '#lib/process/routes.ts';

export const GET = route('listSessions', async ({ principal }, { accounts }) => {
  return { body: { items: (await accounts.sessions(principal)).map(sessionView) } };
});

export const DELETE = route('endOtherSessions', async ({ principal, by }, { accounts }) => {
  await accounts.endOtherSessions({ person: principal, by });
  return { body: { status: 'ok' } };
});
