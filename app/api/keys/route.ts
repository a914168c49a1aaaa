import { isKeptBy, keyView, ProblemError, route } from '#lib/server.ts';

export const GET = route('listKeys', async ({ principal }, { keys }) => {
  const all = await keys.list();
  return { body: { items: all.filter((key) => isKeptBy(principal, key)).map(keyView) } };
});

export const POST = route('createKey', async ({ principal, body, by }, { keys, read }) => {
  const { chainIds, expiresAt } = body;
  if (!isKeptBy(principal, body)) throw new ProblemError(chainIds === null ? 'forbidden' : 'not-found');
  const known = chainIds && (await read.chains(chainIds));
  if (known && known.length < new Set(chainIds).size) throw new ProblemError('not-found');
  const wanted = { ...body, expiresAt: expiresAt === null ? null : new Date(expiresAt) };
  const { key, secret } = await keys.make(wanted, by);
  return { status: 201, headers: { Location: `/api/keys/${key.id}` }, body: { key: keyView(key), secret } };
});
