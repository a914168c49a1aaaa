-- CreateTable
CREATE TABLE "catalogue" (
    "chain_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" BYTEA NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "catalogue_pkey" PRIMARY KEY ("chain_id")
);

-- AddForeignKey
ALTER TABLE "catalogue" ADD CONSTRAINT "catalogue_chain_id_fkey" FOREIGN KEY ("chain_id") REFERENCES "chain"("id") ON DELETE CASCADE ON UPDATE CASCADE;
