import type { ConnectedChain } from '#lib/contract/chains.ts';

type Times = Pick<ConnectedChain['webhook'], 'lastEventAt' | 'lastInvalidAt'>;

/** Whether the last request had no valid signature: a key or URL that differs from the POS's. */
export function isLastInvalid({ lastEventAt, lastInvalidAt }: Times): boolean {
  if (lastInvalidAt === null) return false;
  return lastEventAt === null || Date.parse(lastInvalidAt) > Date.parse(lastEventAt);
}
