/**
 * Steps the targets of shops in one statement: the chain ($1), its conductor's fence ($2), the steps ($3, as
 * `menuStepRow`). * The statement's snapshot is taken before it waits for the gate row, which is safe. Targets are
 * updated through a join with the gate row, so after the lock. If another transaction changed a target since the
 * snapshot, READ COMMITTED reads its newest version and evaluates the whole WHERE again (EvalPlanQual,
 * https://www.postgresql.org/docs/current/transaction-iso.html). All other writes depend on `stepped`. The snapshot
 * can't miss a target that reached the required state later, because a conductor only steps targets that it already saw
 * in that state in an earlier transaction. RETURNING reads the gate's own columns under the lock.
 */
export const STEP_MENUS = `
WITH gate AS (
  UPDATE chain_gate SET rev = rev + 1 WHERE chain_id = $1
  RETURNING rev, fence, clock_timestamp() AS now
), step AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($3::jsonb) AS step (
    target_id text, run_id text, needs target_state[], becomes target_state, phase phase,
    progress_done int, progress_total int, expected_ms int, result jsonb, published jsonb, held jsonb)
), stepped AS (
  UPDATE sync_state AS target SET
    state = step.becomes,
    rev = gate.rev,
    phase = step.phase,
    progress_done = step.progress_done,
    progress_total = step.progress_total,
    outcome = CASE WHEN step.becomes IN ('SUCCEEDED', 'FAILED', 'HELD') THEN step.becomes ELSE target.outcome END,
    outcome_run_id = CASE WHEN step.becomes IN ('SUCCEEDED', 'FAILED', 'HELD')
      THEN step.run_id ELSE target.outcome_run_id END,
    error = CASE WHEN step.becomes IN ('SUCCEEDED', 'FAILED', 'HELD') THEN step.result -> 'error' ELSE target.error END,
    missed_state = CASE WHEN step.becomes IN ('RUNNING', 'CANCELLED') THEN 'CANCELLED'::target_state END,
    missed_run_id = CASE WHEN step.becomes IN ('RUNNING', 'CANCELLED') THEN step.run_id END,
    missed_at = CASE WHEN step.becomes IN ('RUNNING', 'CANCELLED') THEN gate.now END,
    missed_error = NULL,
    duration_ms = COALESCE((step.result -> 'duration_ms')::int, target.duration_ms),
    expected_ms = COALESCE(step.expected_ms, target.expected_ms),
    issue_count = CASE WHEN step.becomes IN ('SUCCEEDED', 'HELD')
      THEN jsonb_array_length(step.result -> 'issues') ELSE target.issue_count END,
    last_result = CASE WHEN step.becomes = 'SUCCEEDED' THEN step.result -> 'counts' ELSE target.last_result END,
    headline = CASE WHEN step.becomes = 'SUCCEEDED' THEN step.result -> 'headline' ELSE target.headline END,
    last_success_at = CASE WHEN step.becomes = 'SUCCEEDED' THEN gate.now ELSE target.last_success_at END,
    started_at = CASE WHEN target.state = 'QUEUED' THEN gate.now ELSE target.started_at END,
    settled_at = CASE WHEN step.becomes IN ('SUCCEEDED', 'FAILED', 'HELD') THEN gate.now ELSE target.settled_at END
  FROM step, gate
  WHERE target.id = step.target_id AND target.chain_id = $1 AND target.kind = 'MENU' AND target.run_id = step.run_id
    AND target.state = ANY (step.needs) AND target.fence = $2 AND gate.fence = $2
  RETURNING target.id
), taken AS (
  SELECT step.* FROM step JOIN stepped ON stepped.id = step.target_id
), resulted AS (
  INSERT INTO sync_result (
    id, run_id, target_id, kind, outcome, created, changed, removed, unchanged, headline, changes, issues,
    error, error_code, plan_hash, wait_ms, read_ms, publish_ms, duration_ms, traffic, finished_at)
  SELECT
    gen_random_uuid(), run_id, target_id, 'MENU', becomes, (counts -> 'created')::int, (counts -> 'changed')::int,
    (counts -> 'removed')::int, (counts -> 'unchanged')::int, headline, changes, issues, error, error ->> 'code',
    plan_hash, wait_ms, read_ms, publish_ms, duration_ms, traffic, gate.now
  FROM gate, taken, jsonb_to_record(taken.result) AS result (
    counts jsonb, headline jsonb, changes jsonb, issues jsonb, error jsonb, plan_hash text, wait_ms int, read_ms int,
    publish_ms int, duration_ms int, traffic jsonb)
  WHERE taken.result IS NOT NULL
), publishing AS (
  SELECT taken.target_id, new.* FROM taken, jsonb_to_record(taken.published) AS new (
    hash text, body jsonb, category_ids text[], destination text, confirmed boolean)
  WHERE taken.published IS NOT NULL
), announced AS (
  -- Guests may see either menu until it is confirmed: keep the old body and count the categories of both as in use.
  INSERT INTO published_master AS old (
    target_id, chain_id, hash, body, category_ids, destination, confirmed, published_at)
  SELECT target_id, $1, hash, 'null', category_ids, destination, false, now
  FROM publishing, gate WHERE NOT confirmed
  ON CONFLICT (target_id) DO UPDATE SET
    confirmed = false, category_ids = ARRAY(SELECT DISTINCT unnest(old.category_ids || EXCLUDED.category_ids))
), confirmed AS (
  INSERT INTO published_master (target_id, chain_id, hash, body, category_ids, destination, confirmed, published_at)
  SELECT target_id, $1, hash, body, category_ids, destination, true, now
  FROM publishing, gate WHERE confirmed AND body IS NOT NULL
  ON CONFLICT (target_id) DO UPDATE SET
    hash = EXCLUDED.hash, body = EXCLUDED.body, category_ids = EXCLUDED.category_ids,
    destination = EXCLUDED.destination, confirmed = true, published_at = EXCLUDED.published_at
), confirmed_as_before AS (
  UPDATE published_master AS old SET
    confirmed = true, category_ids = publishing.category_ids, published_at = now
  FROM publishing, gate
  WHERE old.target_id = publishing.target_id AND publishing.confirmed AND publishing.body IS NULL
), unheld AS (
  DELETE FROM held_plan USING publishing WHERE held_plan.target_id = publishing.target_id AND publishing.confirmed
), held AS (
  -- The target's earlier outcome, from the snapshot: it can't have changed since, because the target was RUNNING.
  INSERT INTO held_plan (target_id, run_id, plan_hash, counts, changes, checks, context, before, held_at)
  SELECT taken.target_id, taken.run_id, plan_hash, counts, changes, checks, context,
    CASE WHEN was.outcome <> 'HELD' THEN jsonb_build_object(
      'outcome', was.outcome, 'runId', was.outcome_run_id, 'settledAt', was.settled_at, 'error', was.error,
      'issueCount', was.issue_count, 'durationMs', was.duration_ms) END, gate.now
  FROM gate, taken JOIN sync_state AS was ON was.id = taken.target_id, jsonb_to_record(taken.held) AS new (
    plan_hash text, counts jsonb, changes jsonb, checks jsonb, context jsonb)
  WHERE taken.held IS NOT NULL
  ON CONFLICT (target_id) DO UPDATE SET
    run_id = EXCLUDED.run_id, plan_hash = EXCLUDED.plan_hash, counts = EXCLUDED.counts, changes = EXCLUDED.changes,
    checks = EXCLUDED.checks, context = EXCLUDED.context, held_at = EXCLUDED.held_at,
    before = COALESCE(EXCLUDED.before, held_plan.before)
)
SELECT fence = $2 AS mine, ARRAY(SELECT id FROM stepped) AS took FROM gate`;
