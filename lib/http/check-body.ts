import { failure, type Result, success } from "@/lib/result";

/**
 * Whether a body is a log as it is. A form around it, or a packing that nobody undoes, would be read as
 * part of the log.
 */
export function checkBody(headers: Headers): Result<null> {
  const type = headers.get("content-type") ?? "";
  if (/^\s*multipart\//i.test(type)) {
    return failure("usage", "the body is a form; send the file itself as the body: curl -T FILE -X POST");
  }
  const encoding = headers.get("content-encoding")?.trim() || "identity";
  if (encoding.toLowerCase() === "identity") return success(null);
  return failure("usage", `the body is packed (Content-Encoding: ${encoding}); send it unpacked`);
}
