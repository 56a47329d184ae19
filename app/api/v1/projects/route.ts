import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { success } from "@/lib/result";
import { listProjects } from "@/lib/services/list-projects";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return handle(async () => respond(success({ projects: await listProjects(await openDatabase()) })));
}
