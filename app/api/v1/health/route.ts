import { openAnsweringDatabase } from "@/lib/db/database";
import { handle, respond } from "@/lib/http/handle";
import { success } from "@/lib/result";

// Nothing of the request is read, and still the answer is never the one of the build.
export const dynamic = "force-dynamic";

/** Whether the database answers: 200, or 503 while it does not. */
export function GET() {
  return handle(async () => {
    await openAnsweringDatabase();
    return respond(success({ database: "ready" }));
  });
}
