import { failure, type Result, success } from "@/lib/result";
import { countValues } from "./count-values";
import { describeJsonError } from "./describe-json-error";
import { createNumberFilter } from "./number-filter";
import { mayHoldRoundedInteger } from "./rounded-integer";
import { MAX_VALUES, TOO_MANY_VALUES } from "./size-limit";

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

export function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;
}

function parseText(text: string): Result<unknown> {
  try {
    return success(JSON.parse(text));
  } catch (error) {
    return failure("invalid", `not valid JSON: ${describeJsonError(error)}`);
  }
}

/**
 * Parses UTF-8 JSON, tolerating a byte order mark and literal NaN and Infinity, which become null or
 * infinite. Integers beyond 2^53, which a number cannot hold, become texts.
 */
export function parseJson(bytes: Buffer): Result<unknown> {
  const body = withoutByteOrderMark(bytes);
  // A text of that many bytes or fewer cannot hold too many values.
  if (body.length > MAX_VALUES && countValues(body) > MAX_VALUES) return failure("invalid", TOO_MANY_VALUES);
  const strict = parseText(body.toString("utf8"));
  // Nearly all texts need no more than this; looking for such tokens first would take longer than parsing.
  if (strict.ok && !mayHoldRoundedInteger(strict.value)) return strict;
  const filter = createNumberFilter();
  return parseText(Buffer.concat([filter.write(body), filter.end()]).toString("utf8"));
}
