-- AlterTable
ALTER TABLE "map_version" ADD COLUMN     "author" TEXT,
ADD COLUMN     "reason" TEXT;

-- CreateTable
CREATE TABLE "rebucketing" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "author" TEXT,
    "reason" TEXT,
    "source" TEXT NOT NULL DEFAULT 'command line',
    "base_version" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'running',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT,
    "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "made_version" INTEGER,

    CONSTRAINT "rebucketing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rebucketing_project_id_id_idx" ON "rebucketing"("project_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_project_id_name_key" ON "saved_view"("project_id", "name");

-- CreateIndex
CREATE INDEX "run_project_id_campaign_id_started_at_idx" ON "run"("project_id", "campaign_id", "started_at");

-- AddForeignKey
ALTER TABLE "rebucketing" ADD CONSTRAINT "rebucketing_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
