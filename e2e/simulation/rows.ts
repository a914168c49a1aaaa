import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { Category, Menu } from '#lib/domain/master.ts';
import type { KnownOutcome, MissedState, Outcome, TargetKind, TargetState } from '#lib/domain/state.ts';
import type { Approval, NewRun } from '#lib/sync/gate/run-statements.ts';
import type { DiscoveryOutcome } from '#lib/sync/requests/discovery-outcome.ts';

export const CHAIN_ID = 'chain';
export const CATEGORIES_TARGET = 'categories';

export type StateRow = {
  readonly id: string;
  readonly kind: TargetKind;
  readonly shopId: string | null;
  readonly state: TargetState;
  readonly runId: string | null;
  readonly fence: number;
  readonly phase: string | null;
  readonly expectedMs: number | null;
  /** The last sync that was carried out, and why it failed or is held. */
  readonly outcome: KnownOutcome;
  readonly outcomeRunId: string | null;
  readonly error: SyncErrorFacts | null;
  /** What a later run did instead. */
  readonly missedState: MissedState | null;
  readonly missedRunId: string | null;
  readonly missedError: SyncErrorFacts | null;
};

/** Separate from the target's row, because it changes without it. */
export type DeathsRow = {
  readonly deaths: number;
  readonly diedFence: number | null;
  /** How many menus had settled by then, in all runs. */
  readonly diedAfter: number;
};
export type Known = Pick<StateRow, 'outcome' | 'outcomeRunId' | 'error'>;

/** `before` is what discarding the plan reverts to. */
export type HeldRow = Approval & { readonly before: Known };

export type RunRow = NewRun & {
  readonly number: number;
  readonly finished: boolean;
  readonly cancelledBy: string | null;
  readonly categorySyncId: string | null;
};

export type ResultRow = {
  readonly runId: string;
  readonly targetId: string;
  readonly kind: TargetKind;
  readonly outcome: Outcome;
  readonly begun: boolean;
};

export type PublishedRow = {
  readonly hash: string;
  readonly master: Menu | readonly Category[];
  readonly confirmed: boolean;
  readonly destination: string;
  readonly categoryIds: readonly string[];
};

export type ShopRow = {
  readonly id: string;
  readonly name: string;
  readonly inScope: boolean;
  readonly posLocationId: string;
  readonly platformShopId: string;
};

/** One chain's rows. Rows are replaced, never mutated, so a copy of the tables is a snapshot. */
export type Rows = {
  fence: number;
  openFence: number | null;
  takeovers: number;
  readonly states: Map<string, StateRow>;
  readonly deaths: Map<string, DeathsRow>;
  readonly runs: Map<string, RunRow>;
  readonly results: Map<string, ResultRow>;
  readonly published: Map<string, PublishedRow>;
  readonly held: Map<string, HeldRow>;
  readonly discoveries: Map<string, DiscoveryOutcome>;
  readonly shops: Map<string, ShopRow>;
};

export function firstRows(shopIds: readonly string[]): Rows {
  const shops = shopIds.map((id) => ({ id, name: id, inScope: true, posLocationId: id, platformShopId: id }));
  const known = { outcome: 'IDLE', outcomeRunId: null, error: null } as const;
  const missed = { missedState: null, missedRunId: null, missedError: null } as const;
  const idle = { state: 'IDLE', runId: null, fence: 0, phase: null, expectedMs: null, ...known, ...missed } as const;
  const categories: StateRow = { id: CATEGORIES_TARGET, kind: 'CATEGORIES', shopId: null, ...idle };
  const menus = shops.map(({ id }): StateRow => ({ id: menuTargetOf(id), kind: 'MENU', shopId: id, ...idle }));
  return {
    fence: 0,
    openFence: null,
    takeovers: 0,
    states: new Map([categories, ...menus].map((row) => [row.id, row])),
    deaths: new Map(),
    runs: new Map(),
    results: new Map(),
    published: new Map(),
    held: new Map(),
    discoveries: new Map(),
    shops: new Map(shops.map((shop) => [shop.id, shop])),
  };
}

export function copyRows(rows: Rows): Rows {
  return {
    fence: rows.fence,
    openFence: rows.openFence,
    takeovers: rows.takeovers,
    states: new Map(rows.states),
    deaths: new Map(rows.deaths),
    runs: new Map(rows.runs),
    results: new Map(rows.results),
    published: new Map(rows.published),
    held: new Map(rows.held),
    discoveries: new Map(rows.discoveries),
    shops: new Map(rows.shops),
  };
}

export function menuTargetOf(shopId: string): string {
  return `menu-of-${shopId}`;
}

export function resultKey({ runId, targetId }: { runId: string; targetId: string }): string {
  return `${runId}|${targetId}`;
}
