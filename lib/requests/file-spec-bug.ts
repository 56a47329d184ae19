import type { Database } from "@/lib/db/database";
import { failure, type Result, success } from "@/lib/result";
import { prefillSpecBug } from "@/lib/services/spec-bugs/prefill-spec-bug";
import type { NewLink } from "@/lib/spec-bugs/new-link";
import type { Prefill } from "@/lib/spec-bugs/prefill";
import type { SpecBugView } from "@/lib/spec-bugs/spec-bug";
import { answerNewSpecBug } from "./change-spec-bug";
import { type LinkWords, parseLinkWords } from "./parse-link-words";

/** Files a spec bug from where it was seen: what `fields` leave out is filled in with what is there. */
export async function fileSpecBug(
  db: Database,
  project: string,
  seen: LinkWords,
  fields: Record<string, unknown>,
): Promise<Result<SpecBugView>> {
  const place = parseLinkWords(seen);
  if (!place.ok) return place;
  const prefill = await prefillFrom(db, project, place.value);
  if (!prefill.ok) return prefill;
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  const document: Record<string, unknown> = { ...prefill.value, ...Object.fromEntries(said) };
  if (document.title === undefined) {
    return failure("usage", "say a title, or where it was seen: --from-run, --from-mark or --at");
  }
  return answerNewSpecBug(db, project, document);
}

function prefillFrom(
  db: Database,
  project: string,
  place: NewLink | null,
): Promise<Result<Partial<Prefill>>> | Result<Partial<Prefill>> {
  if (place === null) return success({});
  if (place.kind === "spec_bug") return success({ links: [place] });
  return prefillSpecBug(db, project, place);
}
