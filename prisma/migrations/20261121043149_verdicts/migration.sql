-- CreateTable
CREATE TABLE "verdict" (
    "id" BIGSERIAL NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "run_key" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "observation_key" TEXT NOT NULL,
    "state" SMALLINT NOT NULL,
    "reason" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "verdict_campaign_id_run_key_attempt_observation_key_id_idx" ON "verdict"("campaign_id", "run_key", "attempt", "observation_key", "id");

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;
