import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readMapBody } from "@/lib/http/read-map-body";
import { requireMap } from "@/lib/requests/parse-selection";
import { success } from "@/lib/result";
import { applyMap } from "@/lib/services/maps/apply-map";
import { getProject } from "@/lib/services/projects/get-project";

type Context = RouteContext<"/api/v1/projects/[project]/map">;

const YAML_TYPE = /\b(?:text|application)\/(?:x-)?yaml\b/;

/** The current map: its text as it was applied where YAML is asked for, else JSON with the checked map. */
export function GET(request: NextRequest, { params }: Context) {
  return handleAddress(params, async ({ project: slug }) => {
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

/** Makes the YAML of the body the project's current map. */
export function PUT(request: NextRequest, { params }: Context) {
  return handleAddress(params, async ({ project }) => {
    const text = await readMapBody(request);
    if (!text.ok) return respond(text);
    return respond(await applyMap(await openDatabase(), { project, text: text.value }));
  });
}
