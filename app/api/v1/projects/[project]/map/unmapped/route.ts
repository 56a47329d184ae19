import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { answerUnmappedValues } from "@/lib/requests/answer-map-discovery";

type Context = RouteContext<"/api/v1/projects/[project]/map/unmapped">;

/** Raw values that count as `other`: `?sort=newest|count`. */
export function GET(request: NextRequest, { params }: Context) {
  return handleAddress(params, async ({ project }) =>
    respond(
      await answerUnmappedValues(await openDatabase(), project, readWords(request.nextUrl.searchParams)),
    ),
  );
}
