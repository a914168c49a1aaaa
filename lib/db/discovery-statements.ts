import type { DiscoveryStatements } from '#lib/sync/gate/discovery-statements.ts';
import { confirmPosConnection, forgetShopChanges } from './confirm-connection.ts';
import type { Gated } from './gated.ts';
import { Prisma } from './generated/client.ts';
import { jsonOf } from './json.ts';

export function discoveryStatements({ tx, context: { chainId, now } }: Gated): DiscoveryStatements {
  return {
    // A queued discovery reads after this moment, so its result answers this request too.
    async requestDiscovery() {
      const where = { chainId, state: 'QUEUED', connections: { equals: Prisma.DbNull } } as const;
      const waiting = await tx.discovery.findFirst({ where, select: { id: true } });
      const { id } =
        waiting ?? (await tx.discovery.create({ data: { chainId, requestedAt: now }, select: { id: true } }));
      return id;
    },

    async requestConnectionTest(sealed) {
      const data = { chainId, requestedAt: now, connections: jsonOf(sealed) };
      const { id } = await tx.discovery.create({ data, select: { id: true } });
      return id;
    },

    async takeDiscovery() {
      const waiting = await tx.discovery.findFirst({
        where: { chainId, state: 'QUEUED' },
        orderBy: { requestedAt: 'asc' },
        select: { id: true },
      });
      if (waiting === null) return null;
      const where = { id: waiting.id, state: 'QUEUED' } as const;
      const taken = await tx.discovery.updateMany({ where, data: { state: 'RUNNING' } });
      return taken.count === 1 ? waiting.id : null;
    },

    async settleDiscovery(id, outcome) {
      const data = { ...settledBy(outcome), connections: Prisma.DbNull, settledAt: now };
      const settled = await tx.discovery.updateMany({ where: { id, state: 'RUNNING' }, data });
      if (settled.count === 0 || !('result' in outcome)) return;
      await confirmPosConnection(tx, chainId);
      await forgetShopChanges(tx, chainId);
    },
  };
}

function settledBy(outcome: Parameters<DiscoveryStatements['settleDiscovery']>[1]) {
  if ('error' in outcome) return { state: 'FAILED', error: jsonOf(outcome.error) } as const;
  return { state: 'SUCCEEDED', result: jsonOf('result' in outcome ? outcome.result : outcome.refusals) } as const;
}
