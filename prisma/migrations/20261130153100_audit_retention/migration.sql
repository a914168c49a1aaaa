-- CreateTable
CREATE TABLE "sign_in_refusals" (
    "act" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "email" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "recorded" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT,

    CONSTRAINT "sign_in_refusals_pkey" PRIMARY KEY ("window_start","act","email")
);

-- An event is deleted only by a transaction that has recorded the deletion, and names that record; and never before it is
-- 30 days old. The records of deletions stay.
CREATE OR REPLACE FUNCTION audit_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.act <> 'audit-pruned' AND OLD.at < clock_timestamp() - interval '30 days' AND EXISTS (
      SELECT FROM audit_event AS pruning
      WHERE pruning.id = nullif(current_setting('haizen.audit_pruning', true), '')::bigint
        AND pruning.act = 'audit-pruned' AND pruning.xmin = pg_current_xact_id()::xid
        AND OLD.at < (pruning.after ->> 'olderThan')::timestamptz
    ) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'audit_event is append-only';
END $$;

-- Deletes the oldest events, at most so many, and records it. The limit is a whole day (UTC): a second call on the same day
-- finds nothing more. Returns how many it deleted.
CREATE FUNCTION prune_audit_events(keep_days integer, most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  cutoff timestamptz := date_trunc('day', clock_timestamp() - make_interval(days => keep_days), 'UTC');
  doomed bigint[];
  pruning bigint;
BEGIN
  -- Another process is at it.
  IF NOT pg_try_advisory_xact_lock(4127300404) THEN RETURN 0; END IF;
  doomed := ARRAY(
    SELECT id FROM audit_event WHERE at < cutoff AND act <> 'audit-pruned' ORDER BY at, id LIMIT most
  );
  IF cardinality(doomed) = 0 THEN RETURN 0; END IF;
  INSERT INTO audit_event (act, actor_kind, actor_name, after)
    VALUES ('audit-pruned', 'system', 'Haizen', jsonb_build_object(
      'events', cardinality(doomed),
      'olderThan', to_char(cutoff AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))
    RETURNING id INTO pruning;
  PERFORM set_config('haizen.audit_pruning', pruning::text, true);
  DELETE FROM audit_event WHERE id = ANY (doomed);
  PERFORM set_config('haizen.audit_pruning', '', true);
  RETURN cardinality(doomed);
END $$;
