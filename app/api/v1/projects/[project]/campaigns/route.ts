import type { NextRequest } from "next/server";
import { openDatabase } from "@/lib/db/database";
import { archivedWords } from "@/lib/http/archived-words";
import { handle, respond } from "@/lib/http/handle";
import { readWords } from "@/lib/http/read-words";
import { parseWords } from "@/lib/requests/parse-words";
import { success } from "@/lib/result";
import { listCampaigns } from "@/lib/services/list-campaigns";

/** The project's campaigns; archived ones too for `?archived=true`. */
export function GET(request: NextRequest, { params }: RouteContext<"/api/v1/projects/[project]/campaigns">) {
  return handle(async () => {
    const words = parseWords(archivedWords, readWords(request.nextUrl.searchParams));
    if (!words.ok) return respond(words);
    const campaigns = await listCampaigns(await openDatabase(), (await params).project, words.value);
    return respond(campaigns.ok ? success({ campaigns: campaigns.value }) : campaigns);
  });
}
