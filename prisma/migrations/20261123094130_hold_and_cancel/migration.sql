-- AlterTable
ALTER TABLE "chain" ADD COLUMN     "guard" JSONB;

-- AlterTable
ALTER TABLE "sync_run" ADD COLUMN     "approval_reason" TEXT,
ADD COLUMN     "approved_plan_hash" TEXT,
ADD COLUMN     "approved_target_id" TEXT,
ADD COLUMN     "cancelled_by" TEXT;

-- CreateTable
CREATE TABLE "held_plan" (
    "target_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "plan_hash" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "changes" JSONB NOT NULL,
    "checks" JSONB NOT NULL,
    "context" JSONB NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "held_plan_pkey" PRIMARY KEY ("target_id")
);

-- AddForeignKey
ALTER TABLE "held_plan" ADD CONSTRAINT "held_plan_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "sync_state"("id") ON DELETE CASCADE ON UPDATE CASCADE;
