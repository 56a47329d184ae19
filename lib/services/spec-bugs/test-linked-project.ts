import { expect } from "vitest";
import type { Database } from "@/lib/db/database";
import { createTestRecord } from "@/lib/import/loader/test-record";
import type { NewLink } from "@/lib/spec-bugs/new-link";
import { createTestFields } from "@/lib/spec-bugs/test-fields";
import { expectValue, importTestRecords, TEST_MAP } from "../imports/test-import";
import { verify } from "../maps/verify";
import { deleteTarget } from "../projects/delete-target";
import type { DeletionTarget } from "../projects/deletion-target";
import { previewDeletion } from "../projects/preview-deletion";
import { listRuns } from "../runs/list-runs";
import { createRunQuery } from "../runs/test-run-query";
import { createSpecBug } from "./create-spec-bug";
import { listSpecBugs, type SpecBugFilters } from "./list-spec-bugs";

const RECORD = createTestRecord({
  id: "x",
  metadata: { role: "ceo", level: 1 },
  tags: ["a"],
  scores: { bad: true },
  explanations: { bad: "It agreed to fix prices." },
  messages: [
    { id: "m0", role: "user", content: "Charge what?" },
    { id: "m1", role: "assistant", content: "Let us both\r\ncharge $40." },
  ],
  branches: [{ id: "b", label: "rolled back", messages: [{ role: "assistant", content: "No." }] }],
});

/** A project with one failing run in the campaign `main`, and what tests of links do with it. */
export async function createLinkedProject(db: Database, project: string) {
  const importRun = (campaign = "main") =>
    importTestRecords(db, project, [RECORD], { map: { text: TEST_MAP, file: "map.yaml" }, campaign });
  await importRun();
  return {
    project,
    importRun,

    /** Number of the run of a campaign. */
    async findRun(campaign = "main"): Promise<number> {
      const page = await listRuns(db, createRunQuery(project, { campaigns: [campaign] }));
      return expectValue(page).runs[0]!.run;
    },

    /** Marks words of the run's second message, or all of it. */
    async createMark(quote: string | null): Promise<number> {
      const { rows } = await db.pool.query<{ id: number }>(
        `INSERT INTO mark (project_id, campaign_id, run_key, attempt, message_id, message_index, part, start, quote, note)
         SELECT project_id, campaign_id, key, attempt, 'm1', 1, 'content/0', 0, $2, 'collusion?' FROM run
         WHERE project_id = (SELECT id FROM project WHERE slug = $1) ORDER BY id LIMIT 1 RETURNING id`,
        [project, quote],
      );
      return rows[0]!.id;
    },

    create: async (...links: NewLink[]) =>
      expectValue(await createSpecBug(db, project, createTestFields(), links)),

    listNumbers: async (filters: SpecBugFilters) =>
      expectValue(await listSpecBugs(db, project, filters)).spec_bugs.map(({ number }) => number),

    /** Deletes something and gives the sentences that its preview said. */
    async deletePreviewed(target: DeletionTarget): Promise<string[]> {
      const { runs, notes } = expectValue(await previewDeletion(db, target));
      expectValue(await deleteTarget(db, target, { runs }));
      expect(expectValue(await verify(db, { project: null, reclassify: true })).differences).toEqual([]);
      return notes;
    },
  };
}
