-- AlterTable
ALTER TABLE "sync_run" ADD COLUMN     "cancelled_at" TIMESTAMPTZ(3),
ADD COLUMN     "cancelled_by_kind" TEXT,
ADD COLUMN     "requested_by_kind" TEXT;
