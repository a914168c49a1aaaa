import { SETTLED_STATES, type TargetState } from '#lib/domain/state.ts';
import type { NewHeldPlan, NewPublished, NewResult, TargetStep } from '#lib/sync/target-step.ts';

/** The most changed entries that a result stores; the counts are always complete. */
export const MOST_CHANGES = 500;

type Row = Readonly<Record<string, unknown>> & {
  readonly needs: readonly TargetState[];
  /** Undefined if the state stays as it is. */
  readonly becomes?: TargetState;
};

/** A step as `step_targets_v1` reads it. Omits fields that should be NULL: to Postgres, a JSON null is a value. */
export function targetStepRow(step: TargetStep): Row {
  const target = { kind: step.kind, target_id: step.targetId, run_id: step.runId };
  switch (step.step) {
    case 'claim':
      return { ...target, needs: ['QUEUED', 'RUNNING'], becomes: 'RUNNING', phase: 'READING' };
    case 'progress': {
      const { done, total } = step.progress;
      return { ...target, needs: ['RUNNING'], becomes: 'RUNNING', progress_done: done, progress_total: total };
    }
    case 'announce':
      return {
        ...target,
        needs: ['RUNNING'],
        becomes: 'RUNNING',
        ...(step.items !== undefined && { phase: 'PUBLISHING', progress_done: 0, progress_total: step.items }),
        published: publishedRow(step.published, { confirmed: false }),
      };
    case 'settle':
      return { ...target, needs: ['RUNNING'], ...settledRow(step) };
    case 'announce-removal':
    case 'confirm-removal': {
      const confirmed = step.step === 'confirm-removal';
      return { ...target, needs: SETTLED_STATES, published: publishedRow(step.published, { confirmed }) };
    }
  }
}

type Settle = Extract<TargetStep, { step: 'settle' }>;

function settledRow({ runId, result, resultRunIds = [runId], expectedMs, published, held }: Settle) {
  const { outcome, issues } = result;
  return {
    becomes: outcome,
    expected_ms: expectedMs,
    issue_count: outcome === 'SUCCEEDED' || outcome === 'HELD' ? issues?.length : undefined,
    result: resultRow(result),
    result_run_ids: resultRunIds,
    published: published && publishedRow(published, { confirmed: true }),
    held: held && heldRow(held),
  };
}

function publishedRow(published: NewPublished, { confirmed }: { confirmed: boolean }) {
  const { hash, destination, categoryIds, master } = published;
  return { hash, destination, category_ids: categoryIds, body: master, confirmed };
}

function resultRow({ counts, headline, changes, issues = [], error, planHash, traffic, ...spent }: NewResult) {
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

function heldRow({ planHash, plan, checks, context }: NewHeldPlan) {
  return { plan_hash: planHash, counts: plan.counts, changes: plan.changes, checks, context };
}
