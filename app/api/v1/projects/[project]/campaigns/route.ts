import { openDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { success } from "@/lib/result";
import { listCampaigns } from "@/lib/services/list-campaigns";

export function GET(_: Request, { params }: RouteContext<"/api/v1/projects/[project]/campaigns">) {
  return handle(async () => {
    const { project } = await params;
    const campaigns = await listCampaigns(await openDatabase(), project);
    return respond(campaigns.ok ? success({ campaigns: campaigns.value }) : campaigns);
  });
}
