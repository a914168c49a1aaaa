-- CreateEnum
CREATE TYPE "target_kind" AS ENUM ('CATEGORIES', 'MENU');

-- CreateEnum
CREATE TYPE "target_state" AS ENUM ('IDLE', 'QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'HELD', 'SKIPPED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "phase" AS ENUM ('READING', 'COMPARING', 'PUBLISHING');

-- CreateEnum
CREATE TYPE "run_scope" AS ENUM ('all', 'shops', 'shop');

-- CreateEnum
CREATE TYPE "discovery_state" AS ENUM ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED');

-- CreateTable
CREATE TABLE "chain" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "pos_kind" TEXT NOT NULL,
    "pos_base_url" TEXT NOT NULL,
    "pos_access_token" TEXT NOT NULL,
    "ordering_kind" TEXT NOT NULL,
    "ordering_base_url" TEXT NOT NULL,
    "ordering_brand_id" TEXT NOT NULL,
    "ordering_token" TEXT NOT NULL,
    "shop_limit" INTEGER NOT NULL,
    "pos_limit" INTEGER NOT NULL,
    "ordering_limit" INTEGER NOT NULL,
    "currency" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chain_gate" (
    "chain_id" TEXT NOT NULL,
    "rev" BIGINT NOT NULL DEFAULT 0,
    "fence" BIGINT NOT NULL DEFAULT 0,
    "takeovers" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "chain_gate_pkey" PRIMARY KEY ("chain_id")
);

-- CreateTable
CREATE TABLE "conductor_lease" (
    "chain_id" TEXT NOT NULL,
    "worker" TEXT NOT NULL,
    "fence" BIGINT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "renewed_at" TIMESTAMPTZ(3) NOT NULL,
    "load" JSONB,

    CONSTRAINT "conductor_lease_pkey" PRIMARY KEY ("chain_id")
);

-- CreateTable
CREATE TABLE "shop" (
    "id" TEXT NOT NULL,
    "chain_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'Asia/Tokyo',
    "pos_location_id" TEXT,
    "platform_shop_id" TEXT,
    "in_scope" BOOLEAN NOT NULL,
    "scope_pinned" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sync_state" (
    "id" TEXT NOT NULL,
    "chain_id" TEXT NOT NULL,
    "kind" "target_kind" NOT NULL,
    "shop_id" TEXT,
    "state" "target_state" NOT NULL DEFAULT 'IDLE',
    "run_id" TEXT,
    "fence" BIGINT NOT NULL DEFAULT 0,
    "rev" BIGINT NOT NULL DEFAULT 0,
    "phase" "phase",
    "progress_done" INTEGER,
    "progress_total" INTEGER,
    "queued_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "duration_ms" INTEGER,
    "expected_ms" INTEGER,
    "last_success_at" TIMESTAMPTZ(3),
    "last_result" JSONB,
    "headline" JSONB,
    "issue_count" INTEGER NOT NULL DEFAULT 0,
    "error" JSONB,

    CONSTRAINT "sync_state_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sync_run" (
    "id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "chain_id" TEXT NOT NULL,
    "scope" "run_scope" NOT NULL,
    "shop_name" TEXT,
    "full" BOOLEAN NOT NULL DEFAULT false,
    "retry_of" TEXT,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "total" INTEGER NOT NULL,
    "category_sync_id" TEXT,
    "categories_removed" INTEGER,
    "summary" JSONB,

    CONSTRAINT "sync_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sync_result" (
    "id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "kind" "target_kind" NOT NULL,
    "outcome" "target_state" NOT NULL,
    "created" INTEGER,
    "changed" INTEGER,
    "removed" INTEGER,
    "unchanged" INTEGER,
    "headline" JSONB,
    "changes" JSONB,
    "issues" JSONB NOT NULL DEFAULT '[]',
    "error" JSONB,
    "error_code" TEXT,
    "plan_hash" TEXT,
    "wait_ms" INTEGER NOT NULL DEFAULT 0,
    "read_ms" INTEGER NOT NULL DEFAULT 0,
    "publish_ms" INTEGER NOT NULL DEFAULT 0,
    "duration_ms" INTEGER NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "sync_result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published_master" (
    "target_id" TEXT NOT NULL,
    "chain_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "category_ids" TEXT[],
    "confirmed" BOOLEAN NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "published_master_pkey" PRIMARY KEY ("target_id")
);

-- CreateTable
CREATE TABLE "discovery" (
    "id" TEXT NOT NULL,
    "chain_id" TEXT NOT NULL,
    "state" "discovery_state" NOT NULL DEFAULT 'QUEUED',
    "result" JSONB,
    "error" JSONB,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "discovery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "chain_ordering_kind_ordering_base_url_ordering_brand_id_key" ON "chain"("ordering_kind", "ordering_base_url", "ordering_brand_id");

-- CreateIndex
CREATE UNIQUE INDEX "shop_chain_id_pos_location_id_key" ON "shop"("chain_id", "pos_location_id");

-- CreateIndex
CREATE UNIQUE INDEX "shop_chain_id_platform_shop_id_key" ON "shop"("chain_id", "platform_shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "sync_state_shop_id_key" ON "sync_state"("shop_id");

-- CreateIndex
CREATE INDEX "sync_state_chain_id_kind_state_idx" ON "sync_state"("chain_id", "kind", "state");

-- CreateIndex
CREATE INDEX "sync_state_chain_id_rev_idx" ON "sync_state"("chain_id", "rev");

-- CreateIndex
CREATE INDEX "sync_state_run_id_state_idx" ON "sync_state"("run_id", "state");

-- CreateIndex
CREATE INDEX "sync_run_chain_id_number_idx" ON "sync_run"("chain_id", "number" DESC);

-- CreateIndex
CREATE INDEX "sync_run_chain_id_finished_at_idx" ON "sync_run"("chain_id", "finished_at");

-- CreateIndex
CREATE UNIQUE INDEX "sync_run_number_key" ON "sync_run"("number");

-- CreateIndex
CREATE INDEX "sync_result_run_id_finished_at_id_idx" ON "sync_result"("run_id", "finished_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "sync_result_run_id_target_id_key" ON "sync_result"("run_id", "target_id");

-- CreateIndex
CREATE INDEX "published_master_category_ids_idx" ON "published_master" USING GIN ("category_ids");

-- CreateIndex
CREATE INDEX "published_master_chain_id_idx" ON "published_master"("chain_id");

-- CreateIndex
CREATE INDEX "discovery_chain_id_state_idx" ON "discovery"("chain_id", "state");

-- AddForeignKey
ALTER TABLE "chain_gate" ADD CONSTRAINT "chain_gate_chain_id_fkey" FOREIGN KEY ("chain_id") REFERENCES "chain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conductor_lease" ADD CONSTRAINT "conductor_lease_chain_id_fkey" FOREIGN KEY ("chain_id") REFERENCES "chain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop" ADD CONSTRAINT "shop_chain_id_fkey" FOREIGN KEY ("chain_id") REFERENCES "chain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_state" ADD CONSTRAINT "sync_state_chain_id_fkey" FOREIGN KEY ("chain_id") REFERENCES "chain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_state" ADD CONSTRAINT "sync_state_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_run" ADD CONSTRAINT "sync_run_chain_id_fkey" FOREIGN KEY ("chain_id") REFERENCES "chain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_result" ADD CONSTRAINT "sync_result_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "sync_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_result" ADD CONSTRAINT "sync_result_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "sync_state"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_master" ADD CONSTRAINT "published_master_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "sync_state"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discovery" ADD CONSTRAINT "discovery_chain_id_fkey" FOREIGN KEY ("chain_id") REFERENCES "chain"("id") ON DELETE CASCADE ON UPDATE CASCADE;
