import { isAdministeredBy, keyExceedsCreator, keyView, keyViewsFor, ProblemError, route } from '#lib/process/routes.ts';

export const GET = route('listKeys', async ({ principal }, { keys }) => {
  return { body: { items: keyViewsFor(principal, await keys.list()) } };
});

export const POST = route('createKey', async ({ principal, body, by, locale }, { keys, read }) => {
  const { chainIds, expiresAt } = body;
  if (!isAdministeredBy(principal, body)) throw new ProblemError(chainIds === null ? 'forbidden' : 'not-found');
  const known = chainIds && (await read.chains(chainIds));
  if (known && known.length < new Set(chainIds).size) throw new ProblemError('not-found');
  const wanted = { ...body, expiresAt: expiresAt === null ? null : new Date(expiresAt) };
  const made = await keys.make(wanted, by);
  if (made.kind === 'not-allowed') throw new ProblemError('forbidden');
  if (made.kind === 'exceeds') throw keyExceedsCreator(made, locale);
  const { key, secret } = made;
  return { status: 201, headers: { Location: `/api/keys/${key.id}` }, body: { key: keyView(key), secret } };
});
