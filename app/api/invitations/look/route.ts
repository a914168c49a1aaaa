import { ProblemError, route } from '#lib/process/routes.ts';

export const POST = route('lookInvitation', async ({ body: { token } }, { accounts, read }) => {
  const open = await accounts.invitationOf(token);
  if (open === null) throw new ProblemError('invitation-gone');
  const { email, role, chainId, hasAccount } = open;
  const chain = chainId === null ? null : await read.chain(chainId);
  return { body: { email, role, chainName: chain && chain.name, hasAccount } };
});
