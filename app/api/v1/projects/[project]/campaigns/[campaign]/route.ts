import { openDatabase } from "@/lib/db/database";
import { answerDeletion } from "@/lib/http/answer-deletion";
import { handleAddress } from "@/lib/http/handle-address";
import { respondToBody } from "@/lib/http/respond-to-body";
import { changeCampaign } from "@/lib/requests/change-campaign";

type Context = RouteContext<"/api/v1/projects/[project]/campaigns/[campaign]">;

/** Renames the campaign, archives or restores it: `{ slug?, archived? }`. */
export function PATCH(request: Request, { params }: Context) {
  return handleAddress(params, async (address) =>
    respondToBody(request, async (body) => changeCampaign(await openDatabase(), address, body)),
  );
}

/** Deletes the campaign: `?runs=` is the number of runs that its preview says. */
export function DELETE(request: Request, { params }: Context) {
  return handleAddress(params, async (address) => answerDeletion(request, { kind: "campaign", ...address }));
}
