import type { NextRequest } from "next/server";
import { z } from "zod";
import { formatCube } from "@/lib/coverage/cube-json";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { commaList, parseWords } from "@/lib/requests/parse-words";
import { success } from "@/lib/result";
import { loadCube } from "@/lib/services/maps/load-cube";
import { getProject } from "@/lib/services/projects/get-project";

const cubeWords = z.strictObject({ campaign: commaList });

/** The counts of `?campaign=`s, for the map page to cross and filter by itself. */
export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/cube">) {
  return handleAddress(params, async ({ project: slug }) => {
    const words = parseWords(cubeWords, readWords(request.nextUrl.searchParams, ["campaign"]));
    if (!words.ok) return respond(words);
    const db = await openDatabase();
    const project = await getProject(db, slug);
    if (!project.ok) return respond(project);
    const { campaign } = words.value;
    const loaded = await loadCube(db, project.value, campaign.length > 0 ? campaign : null);
    if (!loaded.ok) return respond(loaded);
    const version = project.value.map?.version ?? null;
    return respond(success({ map_version: version, cube: formatCube(loaded.value.cube) }), {
      "Cache-Control": "no-store",
    });
  });
}
