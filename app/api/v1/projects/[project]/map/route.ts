import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress, handleAddressAlone } from "@/lib/http/handle-address";
import { readMapBody } from "@/lib/http/read-map-body";
import { readWords } from "@/lib/http/read-words";
import { respondToApplied } from "@/lib/http/respond-to-applied";
import { answerApplyMap } from "@/lib/requests/answer-apply-map";
import { requireMap } from "@/lib/requests/parse-selection";
import { success } from "@/lib/result";
import { getProject } from "@/lib/services/projects/get-project";

type Context = RouteContext<"/api/v1/projects/[project]/map">;

const YAML_TYPE = /\b(?:text|application)\/(?:x-)?yaml\b/;

/** The current map: its text as it was applied where YAML is asked for, else JSON with the checked map. */
export function GET(request: NextRequest, { params }: Context) {
  return handleAddressAlone(request, params, async ({ project: slug }) => {
    const project = await getProject(await openDatabase(), slug);
    const map = project.ok ? requireMap(project.value) : project;
    if (!map.ok) return respond(map);
    const { version, text, coverage } = map.value;
    if (YAML_TYPE.test(request.headers.get("accept") ?? "")) {
      return new Response(text, { headers: { "Content-Type": "text/yaml; charset=utf-8", Vary: "Accept" } });
    }
    return respond(success({ version, text, coverage }), { Vary: "Accept" });
  });
}

/**
 * Makes the YAML of the body the project's current map, with `?author=&reason=` and `&base=`, the version
 * that it was made from. A project with a long history answers 202 with the re-bucketing that goes on.
 */
export function PUT(request: NextRequest, { params }: Context) {
  return handleAddress(params, async ({ project }) => {
    const words = readWords(request.nextUrl.searchParams);
    const text = await readMapBody(request);
    if (!text.ok) return respond(text);
    return respondToApplied(await answerApplyMap(await openDatabase(), { project, text: text.value }, words));
  });
}
