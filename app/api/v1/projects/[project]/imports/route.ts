import type { NextRequest } from "next/server";
import { z } from "zod";
import { handle, respond } from "@/lib/http/handle";
import { importUpload } from "@/lib/http/import-upload";
import { readWords } from "@/lib/http/read-words";
import { FORMAT_NAMES } from "@/lib/import/reader";
import { parseWords } from "@/lib/requests/parse-words";

const importWords = z.strictObject({
  name: z.string().optional(),
  campaign: z.string().default("main"),
  kind: z.enum(["eval", "training"]).default("eval"),
  format: z.enum(FORMAT_NAMES).optional(),
});

/** Imports the log file that is the body, under the name that `?name=` or `X-File-Name` gives it. */
export function POST(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/imports">) {
  return handle(async () => {
    const words = parseWords(importWords, readWords(request.nextUrl.searchParams));
    if (!words.ok) return respond(words);
    const { name = request.headers.get("x-file-name"), campaign, kind, format = null } = words.value;
    return importUpload(request, { project: (await params).project, campaign, kind, name, format });
  });
}
