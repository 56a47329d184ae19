const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_N = 0x4e;
const LETTER_I = 0x49;

const NULL = Buffer.from("null");
const INFINITY = Buffer.from("1e999");
const BROKEN = Buffer.from("?");

/**
 * A filter for consecutive chunks of one JSON text that makes Python's literal NaN and Infinity
 * readable: NaN becomes null, Infinity becomes 1e999, which parses as infinity. Outside of strings
 * the letters N and I begin no other token, so no parsing is needed.
 */
export function createNonFiniteFilter(): (chunk: Buffer) => Buffer {
  let inString = false;
  let escaped = false;
  /** Letters that must still follow of a token that was replaced. */
  let awaited = "";

  return (chunk) => {
    const pieces: Buffer[] = [];
    let start = 0;
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index];
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
        continue;
      }
      if (awaited !== "") {
        if (byte === awaited.charCodeAt(0)) {
          awaited = awaited.slice(1);
          start = index + 1;
          continue;
        }
        awaited = "";
        pieces.push(BROKEN);
      }
      if (byte === QUOTE) {
        inString = true;
      } else if (byte === LETTER_N || byte === LETTER_I) {
        pieces.push(chunk.subarray(start, index), byte === LETTER_N ? NULL : INFINITY);
        awaited = byte === LETTER_N ? "aN" : "nfinity";
        start = index + 1;
      }
    }
    if (pieces.length === 0 && start === 0) return chunk;
    pieces.push(chunk.subarray(start));
    return Buffer.concat(pieces);
  };
}
