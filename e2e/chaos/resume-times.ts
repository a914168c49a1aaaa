import type { AuditEvent } from './audit.ts';
import type { ChainEvidence, Evidence } from './evidence.ts';
import type { Strike } from './strike.ts';

export type ResumeTime = {
  readonly kind: Strike['kind'];
  readonly chain: string;
  readonly ms: number;
  /** Another process was struck in the meantime, possibly the one about to take the chain. */
  readonly disturbed: boolean;
};

/**
 * From a kill or a stop (or from the database's return) to the chain's next request or settlement, by another conductor
 * if its own was struck. Leaves out chains with nothing open, and chains that were struck again before.
 */
export function resumeTimes(evidence: Evidence): readonly ResumeTime[] {
  return evidence.strikes.flatMap((strike) =>
    strike.chains.flatMap(({ chainId, fence }) => {
      const chain = evidence.chains.find((one) => one.id === chainId);
      if (chain === undefined || !hasOpenRun(evidence, chainId, strike.atMs)) return [];
      const fromMs = strike.worker === null ? (strike.overAtMs ?? strike.atMs) : strike.atMs;
      const resumedAtMs = firstSign(evidence, { chain, fromMs, afterFence: strike.worker === null ? 0 : fence });
      if (resumedAtMs === null || isStruckBetween(evidence, { strike, chainId, fromMs, resumedAtMs })) return [];
      const disturbed = evidence.strikes.some(
        (other) => other !== strike && other.atMs < resumedAtMs && (other.overAtMs ?? other.atMs) >= fromMs,
      );
      return [{ kind: strike.kind, chain: chain.name, ms: Math.max(0, resumedAtMs - fromMs), disturbed }];
    }),
  );
}

function hasOpenRun({ audit }: Evidence, chainId: string, atMs: number): boolean {
  const before = audit.filter((event) => event.chainId === chainId && event.atMs <= atMs);
  const count = (kind: AuditEvent['kind']) => before.filter((event) => event.kind === kind).length;
  return count('accepted') > count('finished');
}

type Looking = { readonly chain: ChainEvidence; readonly fromMs: number; readonly afterFence: number };

function firstSign({ audit }: Evidence, { chain, fromMs, afterFence }: Looking): number | null {
  const request = chain.ordering.find((entry) => entry.startedAt > fromMs && (entry.fence ?? 0) > afterFence);
  const settlement = audit.find(
    ({ chainId, kind, atMs, chainFence }) =>
      chainId === chain.id && kind === 'result' && atMs > fromMs && chainFence > afterFence,
  );
  const signs = [request?.startedAt, settlement?.atMs].filter((one) => one !== undefined);
  return signs.length === 0 ? null : Math.min(...signs);
}

function isStruckBetween(
  { strikes }: Evidence,
  { strike, chainId, fromMs, resumedAtMs }: { strike: Strike; chainId: string; fromMs: number; resumedAtMs: number },
): boolean {
  return strikes.some(
    (other) =>
      other !== strike &&
      other.atMs < resumedAtMs &&
      (other.overAtMs ?? other.atMs) >= fromMs &&
      (other.worker === null || (other.atMs >= fromMs && other.chains.some((held) => held.chainId === chainId))),
  );
}

/** By nearest rank; null for an empty list. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
