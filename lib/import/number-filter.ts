const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const LETTER_N = 0x4e;
const LETTER_I = 0x49;

const NULL = Buffer.from("null");
const INFINITY = Buffer.from("1e999");
const BROKEN = Buffer.from("?");

/** Shorter integers are all exact: 2^53 has 16 digits. Longer ones than the most are no number that JSON holds. */
const MIN_LONG_LENGTH = 16;
const MAX_LONG_LENGTH = 1024;

/** A byte of a number's text: digits, signs, the point and the exponent. */
function isNumberByte(byte: number): boolean {
  return (
    (byte >= DIGIT_0 && byte <= DIGIT_9) ||
    byte === MINUS ||
    byte === 0x2b ||
    byte === 0x2e ||
    byte === 0x45 ||
    byte === 0x65
  );
}

/** A number's text, in quotes where it is an integer that would lose digits. */
function quoteLongInteger(number: Buffer): Buffer {
  if (number.length < MIN_LONG_LENGTH || number.length > MAX_LONG_LENGTH) return number;
  const text = number.toString("latin1");
  return /^-?[1-9]\d+$/.test(text) && !Number.isSafeInteger(Number(text)) ? Buffer.from(`"${text}"`) : number;
}

/**
 * A filter for the consecutive chunks of one JSON text that makes its numbers readable without loss.
 * Python's literal NaN becomes null and Infinity 1e999, which parses as infinity; integers beyond 2^53,
 * which would be rounded, become texts. A number is held back until its end is seen: `end` gives the rest.
 */
export function createNumberFilter(): { write(chunk: Buffer): Buffer; end(): Buffer } {
  let inString = false;
  let escaped = false;
  /** Letters that must still follow of a token that was replaced. */
  let awaited = "";
  /** The beginning of a number that goes on in the next chunk, and whether it is too long to be held. */
  let held = Buffer.alloc(0);
  let isTooLong = false;

  const write = (chunk: Buffer): Buffer => {
    const pieces: Buffer[] = [];
    let start = 0;
    let number = held.length > 0 ? 0 : -1;
    const endNumber = (index: number) => {
      const digits = held.length > 0 ? Buffer.concat([held, chunk.subarray(number, index)]) : null;
      if (digits !== null || index - number >= MIN_LONG_LENGTH) {
        pieces.push(chunk.subarray(start, number), quoteLongInteger(digits ?? chunk.subarray(number, index)));
        start = index;
        held = Buffer.alloc(0);
      }
      number = -1;
    };
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index]!;
      if (isTooLong) {
        if (isNumberByte(byte)) continue;
        isTooLong = false;
      }
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
        continue;
      }
      if (number >= 0) {
        if (isNumberByte(byte)) continue;
        endNumber(index);
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
      } else if (byte === MINUS || (byte >= DIGIT_0 && byte <= DIGIT_9)) {
        number = index;
      } else if (byte === LETTER_N || byte === LETTER_I) {
        pieces.push(chunk.subarray(start, index), byte === LETTER_N ? NULL : INFINITY);
        awaited = byte === LETTER_N ? "aN" : "nfinity";
        start = index + 1;
      }
    }
    if (number >= 0) {
      pieces.push(chunk.subarray(start, number));
      held = Buffer.concat([held, chunk.subarray(number)]);
      start = chunk.length;
      if (held.length > MAX_LONG_LENGTH) {
        pieces.push(held);
        held = Buffer.alloc(0);
        isTooLong = true;
      }
    }
    if (pieces.length === 0 && start === 0) return chunk;
    pieces.push(chunk.subarray(start));
    return Buffer.concat(pieces);
  };
  return {
    write,
    end() {
      const rest = quoteLongInteger(held);
      held = Buffer.alloc(0);
      return rest;
    },
  };
}
