-- AlterTable
ALTER TABLE "observation" ADD COLUMN     "message_branch" SMALLINT NOT NULL DEFAULT 0;

-- Implicit observations of runs that are stored: the judge's first highlight in the view of the system
-- under test, or else in any, as it is chosen when they are imported again.
UPDATE "observation" o
SET "message_index" = found."index", "message_branch" = found."branch"
FROM (
  SELECT DISTINCT ON (r."project_id", r."id")
         r."project_id", r."id", (highlight->>'index')::int AS "index", (highlight->>'branch')::smallint AS "branch"
  FROM "run" r
  CROSS JOIN LATERAL jsonb_array_elements(r."notes"->'highlights') WITH ORDINALITY AS h(highlight, place)
  WHERE highlight->>'index' IS NOT NULL
  ORDER BY r."project_id", r."id",
           (highlight->>'branch')::int IS DISTINCT FROM coalesce((
             SELECT min(number) FROM jsonb_array_elements(r."notes"->'branches') WITH ORDINALITY AS b(branch, number)
             WHERE branch->>'id' = 'target'), 0)::int,
           place
) found
WHERE o."project_id" = found."project_id" AND o."run_id" = found."id" AND o."key" = '' AND o."attributes" IS NULL;
