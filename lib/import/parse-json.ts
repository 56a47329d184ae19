import { failure, type Result, success } from "@/lib/result";
import { countValues } from "./count-values";
import { describeJsonError } from "./describe-json-error";
import { createNonFiniteFilter } from "./non-finite";
import { MAX_VALUES, TOO_MANY_VALUES } from "./size-limit";

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

export function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;
}

function parseText(bytes: Buffer): Result<unknown> {
  try {
    return success(JSON.parse(bytes.toString("utf8")));
  } catch (error) {
    return failure("invalid", `not valid JSON: ${describeJsonError(error)}`);
  }
}

/** Parses UTF-8 JSON, tolerating a byte order mark and literal NaN and Infinity; the latter become null or infinite. */
export function parseJson(bytes: Buffer): Result<unknown> {
  const text = withoutByteOrderMark(bytes);
  // A text of that many bytes or fewer cannot hold too many values.
  if (text.length > MAX_VALUES && countValues(text) > MAX_VALUES) return failure("invalid", TOO_MANY_VALUES);
  const strict = parseText(text);
  if (strict.ok) return strict;
  const filtered = createNonFiniteFilter()(text);
  return filtered === text ? strict : parseText(filtered);
}
