import { type ApiAnswer, call } from "@/components/api/call";

/** Sends a document, by POST unless another method is named. */
export function postJson<T>(
  href: string,
  document: object,
  method: "POST" | "PUT" = "POST",
): Promise<ApiAnswer<T>> {
  return call(href, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(document),
  });
}
