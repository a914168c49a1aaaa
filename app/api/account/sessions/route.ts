import { route } from '#lib/process/routes.ts';

export const GET = route('listSessions', async ({ principal }, { people }) => {
  return { body: { items: await people.sessions(principal) } };
});

export const DELETE = route('endOtherSessions', async ({ principal, by }, { people }) => {
  await people.endOtherSessions({ person: principal, by });
  return { body: { status: 'ok' } };
});
