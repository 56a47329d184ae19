import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { archivedWords } from "@/lib/http/archived-words";
import { respond } from "@/lib/http/handle";
import { handleAddress } from "@/lib/http/handle-address";
import { readWords } from "@/lib/http/read-words";
import { parseWords } from "@/lib/requests/parse-words";
import { success } from "@/lib/result";
import { listCampaigns } from "@/lib/services/projects/list-campaigns";

/** The project's campaigns; archived ones too for `?archived=true`. */
export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/campaigns">) {
  return handleAddress(params, async ({ project }) => {
    const words = parseWords(archivedWords, readWords(request.nextUrl.searchParams));
    if (!words.ok) return respond(words);
    const campaigns = await listCampaigns(await openDatabase(), project, words.value);
    return respond(campaigns.ok ? success({ campaigns: campaigns.value }) : campaigns);
  });
}
