import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { readJsonBody } from "@/lib/http/read-json-body";
import { readWords } from "@/lib/http/read-words";
import { answerSpecBugs } from "@/lib/requests/answer-spec-bugs";
import { answerNewSpecBug } from "@/lib/requests/change-spec-bug";
import { SPEC_BUG_LISTS } from "@/lib/requests/parse-spec-bugs-words";

type Context = RouteContext<"/api/v1/projects/[project]/spec-bugs">;

/** A project's spec bugs: `?status=&severity=&fault=&label=&search=&run=&at=&campaign=&sort=&direction=&limit=&offset=`. */
export function GET(request: NextRequest, { params }: Context) {
  return handle(async () => {
    const words = readWords(request.nextUrl.searchParams, SPEC_BUG_LISTS);
    return respond(await answerSpecBugs(await openDatabase(), (await params).project, words));
  });
}

/** Files a spec bug: `{ title, fault, severity, happened?, specification?, explanation?, ruling?, labels?, links? }`. */
export function POST(request: Request, { params }: Context) {
  return handle(async () => {
    const body = await readJsonBody(request);
    if (!body.ok) return respond(body);
    const { project } = await params;
    return respond(await answerNewSpecBug(await openDatabase(), project, body.value), {}, 201);
  });
}
