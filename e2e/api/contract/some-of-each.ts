import type { TestApi } from '#e2e/fixtures/test-api.ts';
import { keyCreatedSchema } from '#lib/contract/keys.ts';
import { sessionListSchema } from '#lib/contract/session.ts';
import { syncAcceptedSchema } from '#lib/contract/sync.ts';
import type { Call, Ids } from './call.ts';
import { invitation, type Member } from './members.ts';

type Making = { readonly api: TestApi; readonly call: Call; readonly admin: Member };

/** One of each kind of thing, for requests that only need a valid id. */
export async function someOfEach({ api, call, admin }: Making): Promise<Ids> {
  const { chainId, shopIds } = await api.chainWith(2);
  const [shopId = ''] = shopIds;
  const { run } = syncAcceptedSchema.parse(await (await call('syncChain', { params: { chainId } })).json());
  await api.settle(run.id);
  const body = { name: '在庫ツール', scope: 'read', chainIds: null, expiresAt: null };
  const { key } = keyCreatedSchema.parse(await (await call('createKey', { body })).json());
  const invited = await invitation(call, {
    body: { email: 'somebody@example.com', role: 'viewer', chainId },
    by: admin,
  });
  const sessions = sessionListSchema.parse(await (await call('listSessions', { as: admin.headers })).json());
  return {
    chainId,
    shopId,
    runId: run.id,
    keyId: key.id,
    personId: admin.id,
    invitationId: invited.invitation.id,
    sessionId: sessions.items[0]?.id ?? '',
  };
}
