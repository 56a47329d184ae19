import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { parseRunNumber } from "@/lib/requests/parse-run-number";
import { getRun } from "@/lib/services/get-run";

export function GET(_: Request, { params }: RouteContext<"/api/v1/projects/[project]/runs/[run]">) {
  return handle(async () => {
    const { project, run } = await params;
    const number = parseRunNumber(run);
    return respond(number.ok ? await getRun(await openDatabase(), project, number.value) : number);
  });
}
