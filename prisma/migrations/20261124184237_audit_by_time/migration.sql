-- DropIndex
DROP INDEX "audit_event_actor_id_id_idx";

-- DropIndex
DROP INDEX "audit_event_chain_id_id_idx";

-- CreateIndex
CREATE INDEX "audit_event_at_id_idx" ON "audit_event"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_act_at_id_idx" ON "audit_event"("act", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_actor_name_at_id_idx" ON "audit_event"("actor_name", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_chain_id_at_id_idx" ON "audit_event"("chain_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_chain_id_act_at_id_idx" ON "audit_event"("chain_id", "act", "at" DESC, "id" DESC);
