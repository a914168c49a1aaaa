import { route } from '#lib/process/routes.ts';

export const GET = route('listPeople', async ({ principal }, { people }) => {
  return { body: { items: await people.list(principal) } };
});
