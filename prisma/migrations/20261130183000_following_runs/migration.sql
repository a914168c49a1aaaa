-- A run that waits for the current ones to end: it holds no target until then, so the shops that it is for are kept here.
ALTER TABLE "sync_run" ADD COLUMN     "follows" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "wanted_shop_ids" TEXT[] DEFAULT ARRAY[]::TEXT[];
