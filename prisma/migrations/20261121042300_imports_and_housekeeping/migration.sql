-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "archived_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "import" ADD COLUMN     "campaign_slug" TEXT NOT NULL DEFAULT 'main',
ADD COLUMN     "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "error" TEXT,
ADD COLUMN     "format" TEXT,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'eval',
ADD COLUMN     "paths" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "progress" JSONB,
ADD COLUMN     "retry_of" INTEGER,
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'command line',
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'running',
ALTER COLUMN "campaign_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "project" ADD COLUMN     "archived_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "deletion" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "project_id" INTEGER NOT NULL,
    "project_slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "runs" INTEGER NOT NULL,
    "observations" INTEGER NOT NULL,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deletion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deleted_run" (
    "run_id" BIGINT NOT NULL,
    "deletion_id" INTEGER NOT NULL,
    "campaign_slug" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,

    CONSTRAINT "deleted_run_pkey" PRIMARY KEY ("run_id")
);

-- CreateIndex
CREATE INDEX "run_import_id_idx" ON "run"("import_id");

-- CreateIndex
CREATE INDEX "deletion_project_slug_idx" ON "deletion"("project_slug");

-- Imports from before say what they were.
UPDATE "import" SET "state" = CASE WHEN "finished_at" IS NULL THEN 'running' ELSE 'done' END;
UPDATE "import" SET "campaign_slug" = c."slug", "kind" = c."kind" FROM "campaign" c WHERE c."id" = "campaign_id";

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deleted_run" ADD CONSTRAINT "deleted_run_deletion_id_fkey" FOREIGN KEY ("deletion_id") REFERENCES "deletion"("id") ON DELETE CASCADE ON UPDATE CASCADE;
