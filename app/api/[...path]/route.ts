import { createErrorResponse } from "@/lib/http/error-response";

/** An address of the API that is none: answered in the API's form, where Next would send a page. */
function answer() {
  return createErrorResponse({
    code: "not_found",
    message: "The API has no such address; Lacuna’s README lists those there are.",
  });
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
