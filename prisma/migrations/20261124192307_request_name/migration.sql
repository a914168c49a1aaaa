-- AlterTable
ALTER TABLE "sync_run" ADD COLUMN     "request_name" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "sync_run_request_name_key" ON "sync_run"("request_name");
