import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { respondToBody } from "@/lib/http/respond-to-body";
import { answerSpecBugs } from "@/lib/requests/answer-spec-bugs";
import { answerNewSpecBug } from "@/lib/requests/change-spec-bug";
import { SPEC_BUG_LISTS } from "@/lib/requests/parse-spec-bugs-words";

type Context = RouteContext<"/api/v1/projects/[project]/spec-bugs">;

/** A project's spec bugs: `?status=&severity=&fault=&label=&search=&run=&at=&campaign=&sort=&direction=&limit=&offset=`. */
export function GET(request: NextRequest, { params }: Context) {
  return handleAddress(params, async ({ project }) => {
    const words = readWords(request.nextUrl.searchParams, SPEC_BUG_LISTS);
    return respond(await answerSpecBugs(await openDatabase(), project, words));
  });
}

/** Files a spec bug: `{ title, fault, severity, happened?, specification?, explanation?, ruling?, labels?, links? }`. */
export function POST(request: Request, { params }: Context) {
  return handleAddress(params, async ({ project }) =>
    respondToBody(request, async (body) => answerNewSpecBug(await openDatabase(), project, body), 201),
  );
}
