-- AlterTable
ALTER TABLE "held_plan" ADD COLUMN     "before" JSONB;

-- AlterTable
ALTER TABLE "sync_result" ADD COLUMN     "begun" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "sync_state" ADD COLUMN     "missed_at" TIMESTAMPTZ(3),
ADD COLUMN     "missed_error" JSONB,
ADD COLUMN     "missed_run_id" TEXT,
ADD COLUMN     "missed_state" "target_state",
ADD COLUMN     "outcome" "target_state" NOT NULL DEFAULT 'IDLE',
ADD COLUMN     "outcome_run_id" TEXT;

-- CreateTable
CREATE TABLE "discarded_plan" (
    "target_id" TEXT NOT NULL,
    "plan_hash" TEXT NOT NULL,
    "discarded_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "discarded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "discarded_plan_pkey" PRIMARY KEY ("target_id","plan_hash")
);

-- AddForeignKey
ALTER TABLE "discarded_plan" ADD CONSTRAINT "discarded_plan_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "sync_state"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is known of targets that are at work, were skipped or were stopped: the last result that was carried out. A plan
-- that has been discarded since is no longer held.
WITH last AS (
  SELECT DISTINCT ON (target_id) target_id, outcome, run_id, error, finished_at
  FROM sync_result WHERE outcome IN ('SUCCEEDED', 'FAILED', 'HELD')
  ORDER BY target_id, finished_at DESC
), known AS (
  SELECT target.id,
    CASE
      WHEN target.state IN ('IDLE', 'SUCCEEDED', 'FAILED', 'HELD') THEN target.state
      WHEN last.outcome = 'HELD' AND held.target_id IS NULL OR last.outcome IS NULL
        THEN CASE WHEN target.last_success_at IS NULL THEN 'IDLE' ELSE 'SUCCEEDED' END::target_state
      ELSE last.outcome
    END AS outcome,
    target.state IN ('IDLE', 'SUCCEEDED', 'FAILED', 'HELD') AS is_current,
    last.outcome AS last_outcome, last.run_id, last.error, last.finished_at
  FROM sync_state AS target
    LEFT JOIN last ON last.target_id = target.id LEFT JOIN held_plan AS held ON held.target_id = target.id
)
UPDATE sync_state AS target SET
  outcome = known.outcome,
  outcome_run_id = CASE WHEN known.is_current THEN target.run_id WHEN known.outcome = known.last_outcome THEN known.run_id END,
  error = CASE WHEN known.is_current THEN target.error WHEN known.outcome = known.last_outcome THEN known.error END,
  settled_at = CASE
    WHEN known.is_current THEN target.settled_at
    WHEN known.outcome = known.last_outcome THEN known.finished_at
    ELSE target.last_success_at
  END,
  missed_state = CASE WHEN target.state = 'RUNNING' THEN 'CANCELLED'
    WHEN target.state IN ('SKIPPED', 'CANCELLED') THEN target.state END,
  missed_run_id = CASE WHEN target.state IN ('RUNNING', 'SKIPPED', 'CANCELLED') THEN target.run_id END,
  missed_at = CASE WHEN target.state = 'RUNNING' THEN target.started_at
    WHEN target.state IN ('SKIPPED', 'CANCELLED') THEN target.settled_at END,
  missed_error = CASE WHEN target.state IN ('SKIPPED', 'CANCELLED') THEN target.error END
FROM known WHERE known.id = target.id;

UPDATE sync_result SET begun = false
WHERE kind = 'MENU' AND duration_ms = 0 AND outcome IN ('SKIPPED', 'CANCELLED');
