-- AlterTable
ALTER TABLE "chain_gate" ADD COLUMN     "open_fence" BIGINT;

-- AlterTable
ALTER TABLE "conductor_lease" ADD COLUMN     "left_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "discovery" ADD COLUMN     "connections" JSONB,
ADD COLUMN     "deaths" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "sync_state" ADD COLUMN     "deaths" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "died_at" TIMESTAMPTZ(3),
ADD COLUMN     "died_fence" BIGINT,
ADD COLUMN     "spent_ms" INTEGER NOT NULL DEFAULT 0;
