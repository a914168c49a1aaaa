import { expect, it } from 'vitest';
import { NO_UPSTREAMS, openTestChain } from '#e2e/fixtures/test-chain.ts';
import { SYSTEM } from '#lib/domain/access.ts';

it('does not reuse a saved token for an address that another change replaced in the meantime', async () => {
  await using chain = await openTestChain();
  const { store, chainId } = chain;
  const left = NO_UPSTREAMS.pos.baseUrl;
  const moved = { baseUrl: 'https://new.example', accessToken: 'for the new address alone' };
  expect(await store.changeChain({ chainId, change: { pos: moved }, by: SYSTEM })).toEqual({ kind: 'changed' });
  // Checked before that change, while this was still the current address.
  const late = await store.changeChain({ chainId, change: { name: 'late', pos: { baseUrl: left } }, by: SYSTEM });
  expect(late).toEqual({ kind: 'token-needed', side: 'pos' });
  expect((await store.connections(chainId)).pos).toMatchObject(moved);
  expect(await store.changeChain({ chainId: 'nobody', change: {}, by: SYSTEM })).toEqual({ kind: 'unknown' });
});
