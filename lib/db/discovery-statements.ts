import type { GateTx } from '../sync/store.ts';
import { jsonOf } from './json.ts';
import type { Gated } from './gated.ts';

type DiscoveryStatements = Pick<GateTx, 'requestDiscovery' | 'takeDiscovery' | 'settleDiscovery'>;

export function discoveryStatements({ tx, context: { chainId, now } }: Gated): DiscoveryStatements {
  return {
    // One that waits already will read after this moment: its answer is this one's too.
    async requestDiscovery() {
      const waiting = await tx.discovery.findFirst({ where: { chainId, state: 'QUEUED' }, select: { id: true } });
      const { id } =
        waiting ?? (await tx.discovery.create({ data: { chainId, requestedAt: now }, select: { id: true } }));
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
      const settled =
        'result' in outcome
          ? ({ state: 'SUCCEEDED', result: jsonOf(outcome.result) } as const)
          : ({ state: 'FAILED', error: jsonOf(outcome.error) } as const);
      await tx.discovery.updateMany({ where: { id, state: 'RUNNING' }, data: { ...settled, settledAt: now } });
    },
  };
}
