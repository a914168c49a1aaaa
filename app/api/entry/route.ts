import { route } from '#lib/server.ts';

export const GET = route('getEntry', async ({ isLocal }, { trial, people }) => {
  return { body: { trial: trial !== null && isLocal, needsSetup: trial === null && !(await people.hasAny()) } };
});
