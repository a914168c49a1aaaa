-- Steps targets of a chain for its conductor: for each step, a compare-and-set by state, run and fence, and if it applies, the
-- rows that belong to it. Returns the targets whose step applied; NULL, with nothing written, if another conductor has the chain.
-- Called by lib/db/step-targets.ts; the steps' fields are those of lib/db/target-step-row.ts.
-- During an upgrade, processes of two versions call it: a changed function is a new one, `step_targets_v2`, beside this one.
CREATE FUNCTION step_targets_v1(chain text, conductor_fence bigint, steps jsonb) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
  gate record;
  step record;
  master record;
  known jsonb;
  is_carried boolean;
  is_missed boolean;
  took text[] := '{}';
BEGIN
  -- After waiting for the row, Postgres compares its newest version. Each statement below sees what was committed until then.
  UPDATE chain_gate SET rev = rev + 1 WHERE chain_id = chain AND fence = conductor_fence
  RETURNING rev, clock_timestamp() AS now INTO gate;
  IF NOT FOUND THEN RETURN NULL; END IF;

  FOR step IN SELECT * FROM jsonb_to_recordset(steps) AS given (
    target_id text, kind target_kind, run_id text, needs target_state[], becomes target_state, phase phase,
    progress_done int, progress_total int, expected_ms int, issue_count int, result jsonb, result_run_ids text[],
    published jsonb, held jsonb)
  LOOP
    is_carried := step.becomes IN ('SUCCEEDED', 'FAILED', 'HELD');
    is_missed := step.becomes IN ('RUNNING', 'CANCELLED');
    -- What discarding the plan reverts to; nothing if the target was held before, as the first plan's facts are kept.
    IF step.held IS NOT NULL THEN
      SELECT jsonb_build_object('outcome', outcome, 'runId', outcome_run_id, 'settledAt', settled_at, 'error', error,
        'issueCount', issue_count, 'durationMs', duration_ms)
      INTO known FROM sync_state WHERE id = step.target_id AND outcome <> 'HELD';
    END IF;

    UPDATE sync_state AS target SET
      state = COALESCE(step.becomes, target.state),
      rev = gate.rev,
      phase = CASE WHEN step.becomes = 'RUNNING' THEN COALESCE(step.phase, target.phase) END,
      progress_done = step.progress_done,
      progress_total = step.progress_total,
      outcome = CASE WHEN is_carried THEN step.becomes ELSE target.outcome END,
      outcome_run_id = CASE WHEN is_carried THEN step.run_id ELSE target.outcome_run_id END,
      error = CASE WHEN is_carried THEN step.result -> 'error' ELSE target.error END,
      missed_state = CASE WHEN is_missed THEN 'CANCELLED' WHEN is_carried THEN NULL ELSE target.missed_state END,
      missed_run_id = CASE WHEN is_missed THEN step.run_id WHEN is_carried THEN NULL ELSE target.missed_run_id END,
      missed_at = CASE WHEN is_missed THEN gate.now WHEN is_carried THEN NULL ELSE target.missed_at END,
      missed_error = CASE WHEN is_missed OR is_carried THEN NULL ELSE target.missed_error END,
      duration_ms = COALESCE((step.result -> 'duration_ms')::int, target.duration_ms),
      expected_ms = COALESCE(step.expected_ms, target.expected_ms),
      issue_count = COALESCE(step.issue_count, target.issue_count),
      last_result = CASE WHEN step.becomes = 'SUCCEEDED' THEN step.result -> 'counts' ELSE target.last_result END,
      headline = CASE WHEN step.becomes = 'SUCCEEDED' THEN step.result -> 'headline' ELSE target.headline END,
      last_success_at = CASE WHEN step.becomes = 'SUCCEEDED' THEN gate.now ELSE target.last_success_at END,
      started_at = CASE WHEN target.state = 'QUEUED' THEN gate.now ELSE target.started_at END,
      settled_at = CASE WHEN is_carried THEN gate.now ELSE target.settled_at END
    WHERE target.id = step.target_id AND target.chain_id = chain AND target.kind = step.kind
      AND target.run_id = step.run_id AND target.state = ANY (step.needs) AND target.fence = conductor_fence;
    CONTINUE WHEN NOT FOUND;
    took := array_append(took, step.target_id);

    IF step.result IS NOT NULL THEN
      -- A successor syncs the categories again for the runs that it took over: the menus depend on the later result.
      IF step.kind = 'CATEGORIES' THEN
        DELETE FROM sync_result WHERE target_id = step.target_id AND run_id = ANY (step.result_run_ids);
      END IF;
      INSERT INTO sync_result (
        id, run_id, target_id, kind, outcome, created, changed, removed, unchanged, headline, changes, issues,
        error, error_code, plan_hash, wait_ms, read_ms, publish_ms, duration_ms, traffic, finished_at)
      SELECT
        gen_random_uuid(), run.id, step.target_id, step.kind, step.becomes, (counts -> 'created')::int,
        (counts -> 'changed')::int, (counts -> 'removed')::int, (counts -> 'unchanged')::int, headline, changes, issues,
        error, error ->> 'code', plan_hash, wait_ms, read_ms, publish_ms, duration_ms, traffic, gate.now
      FROM unnest(step.result_run_ids) AS run (id), jsonb_to_record(step.result) AS result (
        counts jsonb, headline jsonb, changes jsonb, issues jsonb, error jsonb, plan_hash text, wait_ms int,
        read_ms int, publish_ms int, duration_ms int, traffic jsonb);
    END IF;

    IF step.published IS NOT NULL THEN
      SELECT * INTO master FROM jsonb_to_record(step.published) AS given (
        hash text, body jsonb, category_ids text[], destination text, confirmed boolean);
      IF NOT master.confirmed THEN
        -- Guests may see either master until it is confirmed: keep the old body and count the categories of both as in use.
        INSERT INTO published_master AS old (
          target_id, chain_id, hash, body, category_ids, destination, confirmed, published_at)
        VALUES (
          step.target_id, chain, master.hash, COALESCE(master.body, 'null'), master.category_ids, master.destination,
          false, gate.now)
        ON CONFLICT (target_id) DO UPDATE SET
          confirmed = false, category_ids = ARRAY(SELECT DISTINCT unnest(old.category_ids || EXCLUDED.category_ids));
      ELSE
        IF master.body IS NULL THEN
          UPDATE published_master SET confirmed = true, category_ids = master.category_ids, published_at = gate.now
          WHERE target_id = step.target_id;
        ELSE
          INSERT INTO published_master (
            target_id, chain_id, hash, body, category_ids, destination, confirmed, published_at)
          VALUES (
            step.target_id, chain, master.hash, master.body, master.category_ids, master.destination, true, gate.now)
          ON CONFLICT (target_id) DO UPDATE SET
            hash = EXCLUDED.hash, body = EXCLUDED.body, category_ids = EXCLUDED.category_ids,
            destination = EXCLUDED.destination, confirmed = true, published_at = EXCLUDED.published_at;
        END IF;
        DELETE FROM held_plan WHERE target_id = step.target_id;
      END IF;
    END IF;

    IF step.held IS NOT NULL THEN
      INSERT INTO held_plan (target_id, run_id, plan_hash, counts, changes, checks, context, before, held_at)
      SELECT step.target_id, step.run_id, plan_hash, counts, changes, checks, context, known, gate.now
      FROM jsonb_to_record(step.held) AS given (
        plan_hash text, counts jsonb, changes jsonb, checks jsonb, context jsonb)
      ON CONFLICT (target_id) DO UPDATE SET
        run_id = EXCLUDED.run_id, plan_hash = EXCLUDED.plan_hash, counts = EXCLUDED.counts, changes = EXCLUDED.changes,
        checks = EXCLUDED.checks, context = EXCLUDED.context, held_at = EXCLUDED.held_at,
        before = COALESCE(EXCLUDED.before, held_plan.before);
    END IF;
  END LOOP;
  RETURN took;
END $$;
