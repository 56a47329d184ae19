import type { NextRequest } from "next/server";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { respondByRevision } from "@/lib/http/respond-by-revision";
import { answerTWay } from "@/lib/requests/answer-t-way";

export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/tway">) {
  return handleAddress(params, ({ project }) =>
    respondByRevision(request, project, async (db, query, headers) =>
      respond(await answerTWay(db, project, readWords(query, ["p", "where", "campaign"])), headers),
    ),
  );
}
