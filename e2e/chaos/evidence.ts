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
  /** Targets of this run that are still QUEUED or RUNNING. */
  readonly active: number;
};

export type ResultRow = {
  readonly runId: string;
  readonly targetId: string;
  readonly kind: 'MENU' | 'CATEGORIES';
  readonly outcome: string;
  readonly begun: boolean;
  readonly errorCode?: string | null;
};

export type ChainEvidence = Pick<ChaosChain, 'id' | 'name' | 'shops' | 'categoriesTargetId'> & {
  readonly limits: { readonly pos: number; readonly ordering: number };
  /** Initial number of items in each shop's menu, by the platform's shop id. */
  readonly firstItems: ReadonlyMap<string, number>;
  readonly growth: readonly MenuGrowth[];
  /** In order of arrival. */
  readonly pos: readonly Readonly<TrafficEntry>[];
  readonly ordering: readonly Readonly<TrafficEntry>[];
};

/** All that is known about one round once everything is quiet. The `checks` use nothing else. */
export type Evidence = {
  readonly chains: readonly ChainEvidence[];
  readonly audit: readonly AuditEvent[];
  readonly runs: readonly RunRow[];
  readonly results: readonly ResultRow[];
  readonly strikes: readonly Strike[];
  readonly load: readonly LoadRecord[];
  /** The POS did not change after this moment, so nothing may be written. */
  readonly unchangedFromMs: number;
};

/** How often something was checked, and the violations found. */
export type Check = { readonly name: string; readonly checked: number; readonly broken: readonly string[] };
