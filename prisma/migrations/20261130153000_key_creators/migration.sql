-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "created_by_id" TEXT,
ADD COLUMN     "created_by_kind" TEXT;

-- CreateIndex
CREATE INDEX "api_key_created_by_id_idx" ON "api_key"("created_by_id");

-- Each key was recorded in the transaction that made it. Names repeat, and so do a key's first characters: the nearest is its own.
UPDATE "api_key" AS key SET ("created_by_kind", "created_by_id") = (
  SELECT event.actor_kind, event.actor_id FROM "audit_event" AS event
  WHERE event.act = 'key-made' AND event.subject = key.name AND event.after ->> 'start' = key.start
    AND event.at BETWEEN key.created_at - interval '1 minute' AND key.created_at + interval '1 minute'
  ORDER BY abs(extract(epoch FROM event.at - key.created_at)) LIMIT 1
);
