-- CreateTable
CREATE TABLE "decision" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT,
    "undoes" INTEGER,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- What was decided before decisions had rows of their own: each verdict was one.
INSERT INTO "decision" ("id", "project_id", "verdict", "reason", "decided_at")
SELECT v."id", c."project_id",
       CASE v."state" WHEN 1 THEN 'none' WHEN 2 THEN 'true_failure' WHEN 3 THEN 'spec_bug'
                      WHEN 4 THEN 'checker_bug' ELSE 'simulation_bug' END,
       v."reason", v."decided_at"
FROM "verdict" v JOIN "campaign" c ON c."id" = v."campaign_id";
SELECT setval('decision_id_seq', (SELECT coalesce(max("id"), 0) + 1 FROM "decision"), false);

-- AlterTable
ALTER TABLE "verdict" ADD COLUMN     "decision_id" INTEGER,
ADD COLUMN     "original_attempt" INTEGER,
ADD COLUMN     "original_key" TEXT;
UPDATE "verdict" SET "decision_id" = "id";
ALTER TABLE "verdict" ALTER COLUMN "decision_id" SET NOT NULL,
DROP COLUMN "decided_at",
DROP COLUMN "reason";

-- AlterTable
ALTER TABLE "project" ADD COLUMN     "last_spec_bug_number" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "mark" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "run_key" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "branch" TEXT NOT NULL DEFAULT 'main',
    "message_id" TEXT,
    "message_index" INTEGER NOT NULL,
    "part" TEXT,
    "start" INTEGER,
    "quote" TEXT,
    "before" TEXT NOT NULL DEFAULT '',
    "after" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "mark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spec_bug" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "happened" TEXT NOT NULL DEFAULT '',
    "specification" TEXT NOT NULL DEFAULT '',
    "fault" TEXT NOT NULL,
    "explanation" TEXT NOT NULL DEFAULT '',
    "ruling" TEXT NOT NULL DEFAULT '',
    "severity" TEXT NOT NULL,
    "labels" TEXT[] NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'suspected',
    "status_reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "spec_bug_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spec_bug_link" (
    "id" SERIAL NOT NULL,
    "spec_bug_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "campaign_id" INTEGER,
    "campaign_slug" TEXT,
    "run_key" TEXT,
    "attempt" INTEGER,
    "branch" TEXT,
    "message_id" TEXT,
    "message_index" INTEGER,
    "quote" TEXT,
    "mark_id" INTEGER,
    "at" JSONB,
    "campaigns" TEXT[] NOT NULL,
    "other_spec_bug_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "spec_bug_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spec_bug_comment" (
    "id" SERIAL NOT NULL,
    "spec_bug_id" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "spec_bug_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spec_bug_event" (
    "id" BIGSERIAL NOT NULL,
    "spec_bug_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "change" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "spec_bug_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "snapshot" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "project_slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "snapshot_link" (
    "id" SERIAL NOT NULL,
    "snapshot_id" INTEGER NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "view_count" INTEGER NOT NULL DEFAULT 0,
    "last_viewed_at" TIMESTAMPTZ(3),

    CONSTRAINT "snapshot_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "decision_project_id_id_idx" ON "decision"("project_id", "id");

-- CreateIndex
CREATE INDEX "mark_campaign_id_run_key_attempt_idx" ON "mark"("campaign_id", "run_key", "attempt");

-- CreateIndex
CREATE INDEX "mark_project_id_id_idx" ON "mark"("project_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "spec_bug_project_id_number_key" ON "spec_bug"("project_id", "number");

-- CreateIndex
CREATE INDEX "spec_bug_link_spec_bug_id_idx" ON "spec_bug_link"("spec_bug_id");

-- CreateIndex
CREATE INDEX "spec_bug_link_other_spec_bug_id_idx" ON "spec_bug_link"("other_spec_bug_id");

-- CreateIndex
CREATE INDEX "spec_bug_link_campaign_id_run_key_attempt_idx" ON "spec_bug_link"("campaign_id", "run_key", "attempt");

-- CreateIndex
CREATE INDEX "spec_bug_link_mark_id_idx" ON "spec_bug_link"("mark_id");

-- CreateIndex
CREATE INDEX "spec_bug_comment_spec_bug_id_idx" ON "spec_bug_comment"("spec_bug_id");

-- CreateIndex
CREATE INDEX "spec_bug_event_spec_bug_id_id_idx" ON "spec_bug_event"("spec_bug_id", "id");

-- CreateIndex
CREATE INDEX "snapshot_project_id_idx" ON "snapshot"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "snapshot_link_token_hash_key" ON "snapshot_link"("token_hash");

-- CreateIndex
CREATE INDEX "snapshot_link_snapshot_id_idx" ON "snapshot_link"("snapshot_id");

-- CreateIndex
CREATE INDEX "deleted_run_deletion_id_idx" ON "deleted_run"("deletion_id");

-- CreateIndex
CREATE INDEX "observation_project_id_campaign_id_state_idx" ON "observation"("project_id", "campaign_id", "state");

-- CreateIndex
CREATE INDEX "verdict_decision_id_idx" ON "verdict"("decision_id");

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mark" ADD CONSTRAINT "mark_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mark" ADD CONSTRAINT "mark_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spec_bug" ADD CONSTRAINT "spec_bug_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spec_bug_link" ADD CONSTRAINT "spec_bug_link_spec_bug_id_fkey" FOREIGN KEY ("spec_bug_id") REFERENCES "spec_bug"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spec_bug_link" ADD CONSTRAINT "spec_bug_link_other_spec_bug_id_fkey" FOREIGN KEY ("other_spec_bug_id") REFERENCES "spec_bug"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spec_bug_link" ADD CONSTRAINT "spec_bug_link_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spec_bug_link" ADD CONSTRAINT "spec_bug_link_mark_id_fkey" FOREIGN KEY ("mark_id") REFERENCES "mark"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spec_bug_comment" ADD CONSTRAINT "spec_bug_comment_spec_bug_id_fkey" FOREIGN KEY ("spec_bug_id") REFERENCES "spec_bug"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spec_bug_event" ADD CONSTRAINT "spec_bug_event_spec_bug_id_fkey" FOREIGN KEY ("spec_bug_id") REFERENCES "spec_bug"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshot_link" ADD CONSTRAINT "snapshot_link_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A snapshot is written once.
CREATE FUNCTION "refuse_snapshot_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a snapshot never changes; revoke its links instead' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "snapshot_is_written_once" BEFORE UPDATE OR DELETE ON "snapshot"
  FOR EACH ROW EXECUTE FUNCTION "refuse_snapshot_change"();
CREATE TRIGGER "snapshots_are_never_emptied" BEFORE TRUNCATE ON "snapshot"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_snapshot_change"();

-- What the words of a column may be.
ALTER TABLE "decision" ADD CONSTRAINT "decision_verdict_check"
  CHECK ("verdict" IN ('true_failure', 'spec_bug', 'checker_bug', 'simulation_bug', 'duplicate', 'none', 'undo'));
ALTER TABLE "spec_bug" ADD CONSTRAINT "spec_bug_words_check"
  CHECK ("fault" IN ('silent', 'ambiguous', 'wrong') AND "severity" IN ('low', 'medium', 'high', 'critical')
         AND "status" IN ('suspected', 'confirmed', 'rejected', 'resolved'));
ALTER TABLE "spec_bug_link" ADD CONSTRAINT "spec_bug_link_kind_check"
  CHECK ("kind" IN ('run', 'message', 'mark', 'bucket', 'spec_bug'));
