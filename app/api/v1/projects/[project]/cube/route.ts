import type { NextRequest } from "next/server";
import { formatCube } from "@/lib/coverage/cube-json";
import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { success } from "@/lib/result";
import { getProject } from "@/lib/services/get-project";
import { loadCube } from "@/lib/services/load-cube";

/** The counts of `?campaign=`s, for the map page to cross and filter by itself. */
export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/cube">) {
  return handle(async () => {
    const db = await openDatabase();
    const project = await getProject(db, (await params).project);
    if (!project.ok) return respond(project);
    const campaigns = request.nextUrl.searchParams.getAll("campaign");
    const loaded = await loadCube(db, project.value, campaigns.length > 0 ? campaigns : null);
    if (!loaded.ok) return respond(loaded);
    const version = project.value.map?.version ?? null;
    return respond(success({ map_version: version, cube: formatCube(loaded.value.cube) }), {
      "Cache-Control": "no-store",
    });
  });
}
