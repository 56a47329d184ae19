import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readJsonBody } from "@/lib/http/read-json-body";
import { answerMapPreview } from "@/lib/requests/answer-map-preview";

type Context = RouteContext<"/api/v1/projects/[project]/map/preview">;

/** What the map would become by steps, or as another text, and what that would do. Nothing is written. */
export function POST(request: NextRequest, { params }: Context) {
  return handleAddress(params, async ({ project }) => {
    const document = await readJsonBody(request);
    if (!document.ok) return respond(document);
    return respond(await answerMapPreview(await openDatabase(), project, document.value, request.signal));
  });
}
