-- AlterTable
ALTER TABLE "chain" ADD COLUMN     "auto_sync" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "webhook_key" TEXT;

-- CreateTable
CREATE TABLE "webhook_state" (
    "chain_id" TEXT NOT NULL,
    "last_event_at" TIMESTAMPTZ(3),
    "last_event_type" TEXT,
    "last_invalid_at" TIMESTAMPTZ(3),
    "shops_changed_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_state_pkey" PRIMARY KEY ("chain_id")
);

-- CreateTable
CREATE TABLE "webhook_event" (
    "chain_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "taken_at" TIMESTAMPTZ(3),
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("chain_id","event_id")
);

-- CreateIndex
CREATE INDEX "webhook_event_received_at_idx" ON "webhook_event"("received_at");

-- AddForeignKey
ALTER TABLE "webhook_state" ADD CONSTRAINT "webhook_state_chain_id_fkey" FOREIGN KEY ("chain_id") REFERENCES "chain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_event" ADD CONSTRAINT "webhook_event_chain_id_fkey" FOREIGN KEY ("chain_id") REFERENCES "chain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Every process looks for them every second.
CREATE INDEX "webhook_event_open_idx" ON "webhook_event" ("received_at") WHERE "handled_at" IS NULL;
