import type { NextRequest } from "next/server";
import { z } from "zod";
import { parseDateRange } from "@/lib/coverage/date-range";
import { openDatabase } from "@/lib/db/database";
import { chooseEncoding } from "@/lib/http/choose-encoding";
import { createEtag, isNotModified } from "@/lib/http/etag";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { commaList, dateWords, parseWords } from "@/lib/requests/parse-words";
import { CUBE_ENCODINGS, getCubeFile } from "@/lib/services/maps/get-cube-file";
import { chooseCampaigns } from "@/lib/services/projects/choose-campaigns";
import { getProject } from "@/lib/services/projects/get-project";

const cubeWords = z.strictObject({ campaign: commaList, ...dateWords });

/** The counts of `?campaign=`s as bytes, for the map page to cross and filter by itself. */
export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/cube">) {
  return handleAddress(params, async ({ project: slug }) => {
    const query = request.nextUrl.searchParams;
    const words = parseWords(cubeWords, readWords(query, ["campaign"]));
    if (!words.ok) return respond(words);
    const range = parseDateRange(words.value);
    if (!range.ok) return respond(range);
    const db = await openDatabase();
    const project = await getProject(db, slug);
    if (!project.ok) return respond(project);
    const campaigns = words.value.campaign.length > 0 ? words.value.campaign : null;
    const chosen = chooseCampaigns(project.value, campaigns);
    if (!chosen.ok) return respond(chosen);
    const encoding = chooseEncoding(request.headers, CUBE_ENCODINGS);
    // The campaigns alone that are counted: a growing one beside them leaves the bytes as they are.
    const etag = createEtag({ ...project.value, campaigns: chosen.value }, query);
    const headers = {
      ETag: `W/${etag}`,
      "Cache-Control": "private, no-cache",
      Vary: "Accept-Encoding",
    };
    if (isNotModified(request.headers, etag)) return new Response(null, { status: 304, headers });
    const file = await getCubeFile(db, { project: slug, campaigns, range: range.value }, encoding);
    if (!file.ok) return respond(file);
    return new Response(file.value, {
      headers: {
        ...headers,
        "Content-Type": "application/octet-stream",
        ...(encoding !== "identity" && { "Content-Encoding": encoding }),
      },
    });
  });
}
