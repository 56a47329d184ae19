import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { success } from "@/lib/result";
import { retryImport } from "@/lib/services/imports/retry-import";

/** Reads an import's files again in the background, as a new import. */
export function POST(
  _: Request,
  { params }: RouteContext<"/api/v1/projects/[project]/imports/[import]/retry">,
) {
  return handleAddress(params, async ({ project, import: id }) => {
    const retry = await retryImport(await openDatabase(), project, id, "page");
    return respond(retry.ok ? success({ import: retry.value.import }) : retry, {}, 202);
  });
}
