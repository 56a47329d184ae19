import { isUtf8 } from "node:buffer";

const LONGEST_CHARACTER_BYTES = 4;

/** Where the last character of the bytes begins if it may go on after them; else where they end. */
function findOpenCharacter(bytes: Buffer): number {
  for (let start = bytes.length - 1; start >= 0 && start > bytes.length - LONGEST_CHARACTER_BYTES; start--) {
    const byte = bytes[start]!;
    if (byte >= 0xc0) return start;
    if (byte < 0x80) break;
  }
  return bytes.length;
}

/** Checks a text piece by piece, wherever it is cut. */
export function createUtf8Check() {
  let open: Buffer = Buffer.alloc(0);
  return {
    /** Whether what has come can be the beginning of a UTF-8 text. */
    add(piece: Buffer): boolean {
      const bytes = open.length > 0 ? Buffer.concat([open, piece]) : piece;
      const end = findOpenCharacter(bytes);
      open = Buffer.from(bytes.subarray(end));
      return isUtf8(bytes.subarray(0, end));
    },
    /** Whether the text, which has ended, ends with a whole character. */
    end: (): boolean => isUtf8(open),
  };
}
