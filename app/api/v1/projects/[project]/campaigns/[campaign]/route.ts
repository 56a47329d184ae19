import { openDatabase } from "@/lib/db/database";
import { answerDeletion } from "@/lib/http/answer-deletion";
import { handle, respond } from "@/lib/http/handle";
import { readJsonBody } from "@/lib/http/read-json-body";
import { changeCampaign } from "@/lib/requests/change-campaign";

type Context = RouteContext<"/api/v1/projects/[project]/campaigns/[campaign]">;

/** Renames the campaign, archives or restores it: `{ slug?, archived? }`. */
export function PATCH(request: Request, { params }: Context) {
  return handle(async () => {
    const document = await readJsonBody(request);
    if (!document.ok) return respond(document);
    return respond(await changeCampaign(await openDatabase(), await params, document.value));
  });
}

/** Deletes the campaign: `?runs=` is the number of runs that its preview says. */
export function DELETE(request: Request, { params }: Context) {
  return handle(async () => answerDeletion(request, { kind: "campaign", ...(await params) }));
}
