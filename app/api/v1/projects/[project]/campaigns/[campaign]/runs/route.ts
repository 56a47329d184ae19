import type { NextRequest } from "next/server";
import { z } from "zod";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { importUpload } from "@/lib/http/import-upload";
import { readWords } from "@/lib/http/read-words";
import { parseWords } from "@/lib/requests/parse-words";

const runsWords = z.strictObject({ kind: z.enum(["eval", "training"]).default("eval") });

/** Imports the run records of the body, one JSON object a line. */
export function POST(
  request: NextRequest,
  { params }: RouteContext<"/api/v1/projects/[project]/campaigns/[campaign]/runs">,
) {
  return handleAddress(params, async ({ project, campaign }) => {
    const words = parseWords(runsWords, readWords(request.nextUrl.searchParams));
    if (!words.ok) return respond(words);
    return importUpload(request, {
      project,
      campaign,
      kind: words.value.kind,
      name: "records.jsonl",
      format: "jsonl",
    });
  });
}
