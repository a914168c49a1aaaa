-- AlterTable
ALTER TABLE "sync_result" ADD COLUMN     "traffic" JSONB;
