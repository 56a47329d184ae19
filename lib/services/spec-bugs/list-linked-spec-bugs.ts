import type { Database } from "@/lib/db/database";
import { listSpecBugsById } from "@/lib/db/queries/find-spec-bug";
import { type Result, success } from "@/lib/result";
import type { LinkedSpecBugs } from "@/lib/spec-bugs/linked-spec-bugs";
import { getTouching } from "./find-touching-spec-bugs";

/** What the page of a map tells of any bucket's spec bugs without asking again. */
export async function listLinkedSpecBugs(db: Database, slug: string): Promise<Result<LinkedSpecBugs>> {
  const read = await getTouching(db, slug);
  if (!read.ok) return read;
  const { links, sets } = read.value ?? { links: [], sets: [] };
  const ids = [...new Set(links.map(({ spec_bug_id }) => spec_bug_id))];
  const bugs = await listSpecBugsById(db.pool, ids);
  return success({
    bugs: bugs
      .map(({ id, number, title, status }) => ({ id, number, title, status }))
      .sort((a, b) => b.number - a.number),
    links,
    sets: sets.map((members, dimension) => members && keepUsed(members, links, dimension)),
  });
}

/** Projects have many value sets, and a few runs lie in few of them. */
function keepUsed(sets: number[][], links: LinkedSpecBugs["links"], dimension: number): number[][] {
  const used = new Set(links.map(({ coords }) => coords?.[dimension]));
  return sets.map((members, ordinal) => (used.has(ordinal) ? members : []));
}
