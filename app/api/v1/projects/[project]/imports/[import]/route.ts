import { openDatabase } from "@/lib/db/database";
import { answerDeletion } from "@/lib/http/answer-deletion";
import { respond } from "@/lib/http/handle";
import { handleAddress, handleAddressAlone } from "@/lib/http/handle-address";
import { getImport } from "@/lib/services/imports/get-import";

type Context = RouteContext<"/api/v1/projects/[project]/imports/[import]">;

/** One import: how far it has come, or what it did. */
export function GET(request: Request, { params }: Context) {
  return handleAddressAlone(request, params, async ({ project, import: id }) =>
    respond(await getImport(await openDatabase(), project, id)),
  );
}

/** Deletes the import with the runs it brought: `?runs=` is their number, as its preview says. */
export function DELETE(request: Request, { params }: Context) {
  return handleAddress(params, ({ project, import: id }) =>
    answerDeletion(request, { kind: "import", project, import: id }),
  );
}
