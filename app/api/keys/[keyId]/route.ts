import { isAdministeredBy, keyView, keyViewsFor, ProblemError, route } from '#lib/process/routes.ts';

export const DELETE = route('revokeKey', async ({ principal, params: { keyId }, by }, { keys }) => {
  const found = await keys.find(keyId);
  if (found === null || !isAdministeredBy(principal, found)) throw new ProblemError('not-found');
  const revoked = await keys.revoke(keyId, by);
  if (revoked === null) throw new ProblemError('not-found');
  return { body: { ...keyView(revoked.key), alsoRevoked: keyViewsFor(principal, revoked.alsoRevoked) } };
});
