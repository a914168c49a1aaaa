-- AlterTable: what was published before says nothing of where; it is read from the platform once.
ALTER TABLE "published_master" ADD COLUMN     "destination" TEXT NOT NULL DEFAULT '';

-- AlterTable: a pinned scope becomes the choice that it was.
ALTER TABLE "shop" ADD COLUMN     "scope_choice" BOOLEAN;
UPDATE "shop" SET "scope_choice" = "in_scope" WHERE "scope_pinned";
ALTER TABLE "shop" DROP COLUMN "scope_pinned";

-- CreateIndex
CREATE INDEX "sync_run_chain_id_scope_number_idx" ON "sync_run"("chain_id", "scope", "number" DESC);
