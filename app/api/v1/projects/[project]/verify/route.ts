import type { NextRequest } from "next/server";
import { z } from "zod";
import { openDatabase } from "@/lib/db/database";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { parseWords } from "@/lib/requests/parse-words";
import { verify } from "@/lib/services/maps/verify";

const verifyWords = z.strictObject({
  reclassify: z.stringbool({ truthy: ["true", "1"], falsy: ["false", "0"] }).default(false),
});

export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/verify">) {
  return handleAddress(params, async ({ project }) => {
    const words = parseWords(verifyWords, readWords(request.nextUrl.searchParams));
    if (!words.ok) return respond(words);
    return respond(await verify(await openDatabase(), { project, reclassify: words.value.reclassify }));
  });
}
