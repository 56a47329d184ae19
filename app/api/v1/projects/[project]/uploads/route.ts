import { z } from "zod";
import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { readJsonBody } from "@/lib/http/read-json-body";
import { FORMAT_NAMES } from "@/lib/import/reader";
import { createUpload } from "@/lib/services/create-upload";

const uploadBody = z.strictObject({
  campaign: z.string().default("main"),
  kind: z.enum(["eval", "training"]).default("eval"),
  format: z.enum(FORMAT_NAMES).nullable().default(null),
});

/** Begins an import whose files are sent one by one. */
export function POST(request: Request, { params }: RouteContext<"/api/v1/projects/[project]/uploads">) {
  return handle(async () => {
    const body = await readJsonBody(request, uploadBody);
    if (!body.ok) return respond(body);
    const { project } = await params;
    return respond(await createUpload(await openDatabase(), { project, ...body.value }), {}, 201);
  });
}
