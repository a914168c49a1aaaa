import { route } from '#lib/process/routes.ts';

export const GET = route('getEntry', async ({ isLocal }, { trial, accounts }) => {
  return { body: { trial: trial !== null && isLocal, needsSetup: trial === null && !(await accounts.hasAny()) } };
});
