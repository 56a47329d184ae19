import type { Result } from "@/lib/result";
import { respond } from "./handle";
import { readJsonBody } from "./read-json-body";

/** Answers what a request's JSON document asks for, with `status` where that is done. */
export async function respondToBody<T>(
  request: Request,
  answer: (document: Record<string, unknown>) => Promise<Result<T>>,
  status = 200,
): Promise<Response> {
  const document = await readJsonBody(request);
  return document.ok ? respond(await answer(document.value), {}, status) : respond(document);
}
