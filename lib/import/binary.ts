import { isUtf8 } from "node:buffer";

const UTF_16_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
/** Most bytes of one character that the end of a head may have cut off. */
const MAX_CUT_BYTES = 3;

/** Why the beginning of a file shows that it is no UTF-8 text, or null where it may be one. */
export function describeBinary(head: Buffer): string | null {
  if (UTF_16_MARKS.some((mark) => head.subarray(0, 2).equals(mark))) return "UTF-16 text; save it as UTF-8";
  if (head.includes(0)) return "binary data, no text";
  for (let cut = 0; cut <= Math.min(MAX_CUT_BYTES, head.length); cut++) {
    if (isUtf8(head.subarray(0, head.length - cut))) return null;
  }
  return "no UTF-8 text; save it as UTF-8";
}
