import type { TrafficEntry } from '#lib/simulators/server/traffic.ts';
import type { AuditEvent } from './audit.ts';
import type { ChaosChain } from './chaos-world.ts';
import type { LoadRecord } from './load.ts';
import type { MenuGrowth } from './pos-hand.ts';
import type { Strike } from './strike.ts';

export type RunRow = {
  readonly id: string;
  readonly chainId: string;
  readonly total: number;
  readonly finished: boolean;
  /** Targets that name this run as theirs and are still QUEUED or RUNNING. */
  readonly active: number;
};

export type ResultRow = {
  readonly runId: string;
  readonly targetId: string;
  readonly kind: 'MENU' | 'CATEGORIES';
  readonly outcome: string;
  readonly errorCode?: string | null;
};

export type ChainEvidence = Pick<ChaosChain, 'id' | 'name' | 'shops' | 'categoriesTargetId'> & {
  readonly limits: { readonly pos: number; readonly ordering: number };
  /** Items of each shop's menu at first, by the platform's shop id. */
  readonly firstItems: ReadonlyMap<string, number>;
  readonly growth: readonly MenuGrowth[];
  /** In order of arrival. */
  readonly pos: readonly Readonly<TrafficEntry>[];
  readonly ordering: readonly Readonly<TrafficEntry>[];
};

/** All that is known of one round once everything is quiet: judged by `checks`, none of which asks anything more. */
export type Evidence = {
  readonly chains: readonly ChainEvidence[];
  readonly audit: readonly AuditEvent[];
  readonly runs: readonly RunRow[];
  readonly results: readonly ResultRow[];
  readonly strikes: readonly Strike[];
  readonly load: readonly LoadRecord[];
  /** From then on nothing had changed at the POS: nothing may be written. */
  readonly unchangedFromMs: number;
};

/** How often something was looked at, and where it was not as it must be. */
export type Check = { readonly name: string; readonly checked: number; readonly broken: readonly string[] };
