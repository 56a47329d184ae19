import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { failure } from "@/lib/result";
import { getRun } from "@/lib/services/get-run";

export function GET(_: Request, { params }: RouteContext<"/api/v1/projects/[project]/runs/[run]">) {
  return handle(async () => {
    const { project, run } = await params;
    if (!/^\d{1,15}$/.test(run)) return respond(failure("not_found", "a run is named by its number"));
    return respond(await getRun(await openDatabase(), project, Number(run)));
  });
}
