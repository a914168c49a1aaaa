import { personView, route } from '#lib/process/routes.ts';

export const GET = route('listPeople', async ({ principal }, { accounts }) => {
  return { body: { items: (await accounts.people(principal)).map(personView) } };
});
