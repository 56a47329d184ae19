import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { answerFields } from "@/lib/requests/answer-map-preview";

type Context = RouteContext<"/api/v1/projects/[project]/map/fields">;

/** The fields of the run records, with their values: `?campaign=C`. */
export function GET(request: NextRequest, { params }: Context) {
  return handleAddress(params, async ({ project }) =>
    respond(
      await answerFields(
        await openDatabase(),
        project,
        readWords(request.nextUrl.searchParams, ["campaign"]),
      ),
    ),
  );
}
