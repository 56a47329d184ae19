-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "project" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "current_map_version_id" INTEGER,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "map_version" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "map_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "value_set" (
    "map_version_id" INTEGER NOT NULL,
    "dimension" SMALLINT NOT NULL,
    "ordinal" SMALLINT NOT NULL,
    "members" SMALLINT[],

    CONSTRAINT "value_set_pkey" PRIMARY KEY ("map_version_id","dimension","ordinal")
);

-- CreateTable
CREATE TABLE "campaign" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'eval',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" BIGINT NOT NULL DEFAULT 0,
    "run_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run" (
    "project_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "case" TEXT,
    "content_hash" BYTEA NOT NULL,
    "state" SMALLINT NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "attributes" JSONB NOT NULL,
    "notes" JSONB NOT NULL DEFAULT '{}',
    "message_count" INTEGER NOT NULL DEFAULT 0,
    "sources" JSONB NOT NULL DEFAULT '[]',
    "import_id" INTEGER,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "observation" (
    "project_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "run_id" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "message_index" INTEGER,
    "simulated_at" TEXT,
    "coords" SMALLINT[],
    "state" SMALLINT NOT NULL,
    "aware" SMALLINT NOT NULL,
    "attributes" JSONB,
    "unmapped" JSONB,

    CONSTRAINT "observation_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "transcript_window" (
    "project_id" INTEGER NOT NULL,
    "run_id" BIGINT NOT NULL,
    "branch" SMALLINT NOT NULL DEFAULT 0,
    "first_message" INTEGER NOT NULL,
    "message_count" INTEGER NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "transcript_window_pkey" PRIMARY KEY ("project_id","run_id","branch","first_message")
);

-- CreateTable
CREATE TABLE "cube_cell" (
    "project_id" INTEGER NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "coords" SMALLINT[],
    "state" SMALLINT NOT NULL,
    "aware" SMALLINT NOT NULL,
    "n" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "import" (
    "id" SERIAL NOT NULL,
    "project_id" INTEGER NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "summary" JSONB,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_issue" (
    "id" BIGSERIAL NOT NULL,
    "import_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "entry" TEXT,
    "path" TEXT,
    "message" TEXT NOT NULL,

    CONSTRAINT "import_issue_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "project_slug_key" ON "project"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "project_current_map_version_id_key" ON "project"("current_map_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "map_version_project_id_version_key" ON "map_version"("project_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "value_set_map_version_id_dimension_members_key" ON "value_set"("map_version_id", "dimension", "members");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_project_id_slug_key" ON "campaign"("project_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "run_campaign_id_key_attempt_key" ON "run"("campaign_id", "key", "attempt");

-- CreateIndex
CREATE INDEX "observation_project_id_campaign_id_coords_idx" ON "observation"("project_id", "campaign_id", "coords");

-- CreateIndex
CREATE UNIQUE INDEX "observation_project_id_run_id_key_key" ON "observation"("project_id", "run_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "cube_cell_project_id_campaign_id_coords_state_aware_key" ON "cube_cell"("project_id", "campaign_id", "coords", "state", "aware");

-- CreateIndex
CREATE INDEX "import_project_id_id_idx" ON "import"("project_id", "id");

-- CreateIndex
CREATE INDEX "import_issue_import_id_idx" ON "import_issue"("import_id");

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_current_map_version_id_fkey" FOREIGN KEY ("current_map_version_id") REFERENCES "map_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "map_version" ADD CONSTRAINT "map_version_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "value_set" ADD CONSTRAINT "value_set_map_version_id_fkey" FOREIGN KEY ("map_version_id") REFERENCES "map_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_project_id_run_id_fkey" FOREIGN KEY ("project_id", "run_id") REFERENCES "run"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcript_window" ADD CONSTRAINT "transcript_window_project_id_run_id_fkey" FOREIGN KEY ("project_id", "run_id") REFERENCES "run"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cube_cell" ADD CONSTRAINT "cube_cell_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_issue" ADD CONSTRAINT "import_issue_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What the schema language cannot say.

-- Prisma treats a list as never null; PostgreSQL has to be told.
ALTER TABLE "value_set" ALTER COLUMN "members" SET NOT NULL;
ALTER TABLE "observation" ALTER COLUMN "coords" SET NOT NULL;
ALTER TABLE "cube_cell" ALTER COLUMN "coords" SET NOT NULL;

ALTER TABLE "project" ADD CONSTRAINT "project_slug_check" CHECK ("slug" ~ '^[a-z0-9][a-z0-9._-]*$');
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_slug_check" CHECK ("slug" ~ '^[a-z0-9][a-z0-9._-]*$');
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_kind_check" CHECK ("kind" IN ('eval', 'training'));
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_run_count_check" CHECK ("run_count" >= 0);
ALTER TABLE "map_version" ADD CONSTRAINT "map_version_version_check" CHECK ("version" >= 1);
ALTER TABLE "value_set" ADD CONSTRAINT "value_set_ordinal_check" CHECK ("ordinal" >= 0);
ALTER TABLE "run" ADD CONSTRAINT "run_content_hash_check" CHECK (octet_length("content_hash") = 32);
ALTER TABLE "cube_cell" ADD CONSTRAINT "cube_cell_n_check" CHECK ("n" >= 0);
ALTER TABLE "import_issue" ADD CONSTRAINT "import_issue_kind_check" CHECK ("kind" IN ('set_aside', 'skipped'));

-- The few observations with values the map does not know are listed with their counts.
CREATE INDEX "observation_unmapped_idx" ON "observation"("project_id", "campaign_id") WHERE "unmapped" IS NOT NULL;

-- Windows are compressed already.
ALTER TABLE "transcript_window" ALTER COLUMN "body" SET STORAGE EXTERNAL;
