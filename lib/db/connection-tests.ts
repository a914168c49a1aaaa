import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { ConnectionChange, ConnectionTestStore } from '#lib/sync/requests/connection-test-store.ts';
import type { ConnectionTest, Refusal } from '#lib/sync/requests/discovery-outcome.ts';
import type { Vault } from '#lib/vault/vault.ts';
import type { Database } from './database.ts';
import { Prisma } from './generated/client.ts';
import { jsonOf } from './json.ts';
import { readableToken, sealToken } from './sealed-tokens.ts';
import { underGate, type Wake } from './under-gate.ts';

type Parts = { readonly db: Database; readonly wake: Wake; readonly vault: Vault };
/** A connection test is a discovery with `connections`; requesting it and waiting for it work the same way. */
export function connectionTests({ db, wake, vault }: Parts): ConnectionTestStore {
  return {
    requestConnectionTest(chainId, { pos, ordering }) {
      const posAccessToken = sealToken(vault, pos?.accessToken, { chainId, column: 'posAccessToken' });
      const orderingToken = sealToken(vault, ordering?.token, { chainId, column: 'orderingToken' });
      const sealed = {
        ...(pos && { pos: { ...pos, accessToken: posAccessToken } }),
        ...(ordering && { ordering: { ...ordering, token: orderingToken } }),
      };
      return underGate(db, {
        chainId,
        wake,
        async work(tx) {
          const id = await tx.requestConnectionTest(sealed);
          await tx.wake();
          return id;
        },
      });
    },

    async connectionsToTest(chainId, id) {
      const row = await db.discovery.findUnique({ where: { id }, select: { connections: true } });
      // Written only by `requestConnectionTest`, from the same type.
      const kept = (row?.connections ?? null) as ConnectionChange | null;
      if (kept === null) return null;
      const { pos, ordering } = kept;
      const open = (token: string, column: 'posAccessToken' | 'orderingToken') =>
        readableToken(vault, token, { chainId, column }) ?? '';
      return {
        ...(pos && {
          pos: { ...pos, ...(pos.accessToken && { accessToken: open(pos.accessToken, 'posAccessToken') }) },
        }),
        ...(ordering && {
          ordering: { ...ordering, ...(ordering.token && { token: open(ordering.token, 'orderingToken') }) },
        }),
      };
    },

    async connectionTest(id): Promise<ConnectionTest | null> {
      const row = await db.discovery.findUnique({ where: { id } });
      if (row === null) return null;
      // Written only by `settleDiscovery`, from the same types.
      if (row.state === 'SUCCEEDED') return { state: row.state, refusals: row.result as unknown as readonly Refusal[] };
      if (row.state === 'FAILED') return { state: row.state, error: row.error as unknown as SyncErrorFacts };
      return { state: row.state };
    },

    async withdrawConnectionTest(id) {
      await db.discovery.updateMany({
        where: { id, state: { in: ['QUEUED', 'RUNNING'] } },
        data: {
          state: 'FAILED',
          error: jsonOf({ code: 'internal' }),
          connections: Prisma.DbNull,
          settledAt: new Date(),
        },
      });
    },
  };
}
