import type { ChainFacts, ConnectedChainFacts } from '#lib/contract/facts.ts';
import { isoOrNull } from '#lib/db/iso-or-null.ts';
import type { Reader } from '#lib/db/snapshot.ts';
import { findChain, listChains } from './chains.ts';

/** The URL to enter at the POS, which also signs it. */
export type HookUrl = (chainId: string) => string;

export async function listConnectedChains(
  db: Reader,
  hookUrl: HookUrl,
  chains?: 'all' | readonly string[],
): Promise<ConnectedChainFacts[]> {
  return withWebhooks(db, hookUrl, await listChains(db, chains));
}

export async function findConnectedChain(
  db: Reader,
  hookUrl: HookUrl,
  chainId: string,
): Promise<ConnectedChainFacts | null> {
  const chain = await findChain(db, chainId);
  const [connected] = chain === null ? [] : await withWebhooks(db, hookUrl, [chain]);
  return connected ?? null;
}

async function withWebhooks(
  db: Reader,
  hookUrl: HookUrl,
  chains: readonly ChainFacts[],
): Promise<ConnectedChainFacts[]> {
  const rows = await db.chain.findMany({
    where: { id: { in: chains.map(({ id }) => id) } },
    select: { id: true, autoSync: true, webhookKey: true, webhook: true },
  });
  return chains.flatMap((chain) => {
    const row = rows.find(({ id }) => id === chain.id);
    if (row === undefined) return [];
    const { autoSync, webhookKey, webhook } = row;
    const { revokedAt = null, lastEventAt = null, lastEventType = null } = webhook ?? {};
    const { lastInvalidAt = null, shopsChangedAt = null } = webhook ?? {};
    return [
      {
        ...chain,
        pos: { ...chain.pos, error: revokedAt === null ? null : ({ code: 'pos-revoked' } as const) },
        autoSync,
        webhook: {
          url: hookUrl(chain.id),
          hasKey: webhookKey !== null,
          lastEventAt: isoOrNull(lastEventAt),
          lastEventType,
          lastInvalidAt: isoOrNull(lastInvalidAt),
          shopsChangedAt: isoOrNull(shopsChangedAt),
        },
      },
    ];
  });
}
