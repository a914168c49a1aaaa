import type { Menu } from '#lib/domain/master.ts';
import type { TargetState } from '#lib/domain/state.ts';
import type { MenuStep, NewPublishedMenu } from '#lib/sync/menus/menu-step.ts';

/** The most changed entries that a result stores; the counts are always complete. */
export const MOST_CHANGES = 500;

type Settle = Extract<MenuStep, { step: 'settle' }>;
type Row = Readonly<Record<string, unknown>> & {
  readonly needs: readonly TargetState[];
  readonly becomes: TargetState;
};

/** A step in the form `STEP_MENUS` reads. Omits fields that should be NULL: to Postgres, a JSON null is a value. */
export function menuStepRow(step: MenuStep): Row {
  const target = { target_id: step.targetId, run_id: step.runId };
  switch (step.step) {
    case 'claim':
      return { ...target, needs: ['QUEUED', 'RUNNING'], becomes: 'RUNNING', phase: 'READING' };
    case 'announce':
      return {
        ...target,
        needs: ['RUNNING'],
        becomes: 'RUNNING',
        phase: 'PUBLISHING',
        progress_done: 0,
        progress_total: step.items,
        published: publishedRow(step.published, { confirmed: false }),
      };
    case 'settle':
      return {
        ...target,
        needs: ['RUNNING'],
        becomes: step.result.outcome,
        expected_ms: step.expectedMs,
        result: resultRow(step.result),
        published: step.published && publishedRow(step.published, { confirmed: true }),
        held: step.held && heldRow(step.held),
      };
  }
}

function publishedRow(published: NewPublishedMenu & { master?: Menu | null }, { confirmed }: { confirmed: boolean }) {
  const { hash, destination, categoryIds, master } = published;
  return { hash, destination, category_ids: categoryIds, body: master ?? undefined, confirmed };
}

function resultRow({ counts, headline, changes, issues = [], error, planHash, traffic, ...spent }: Settle['result']) {
  const { waitMs = 0, readMs = 0, publishMs = 0, durationMs = 0 } = spent;
  return {
    counts,
    headline: headline ?? undefined,
    changes: changes?.slice(0, MOST_CHANGES),
    issues,
    error,
    plan_hash: planHash,
    wait_ms: waitMs,
    read_ms: readMs,
    publish_ms: publishMs,
    duration_ms: durationMs,
    traffic,
  };
}

function heldRow({ planHash, plan, checks, context }: NonNullable<Settle['held']>) {
  return { plan_hash: planHash, counts: plan.counts, changes: plan.changes, checks, context };
}
