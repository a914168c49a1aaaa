-- CreateTable
CREATE TABLE "worker_presence" (
    "id" TEXT NOT NULL,
    "key_ids" TEXT[],
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_presence_pkey" PRIMARY KEY ("id")
);
