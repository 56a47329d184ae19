const FIRST_BYTES = 1024;

/** Puts bytes together. They are copied, so that a few of them do not keep a large piece in memory. */
export function createByteBuilder() {
  let bytes: Buffer = Buffer.allocUnsafe(FIRST_BYTES);
  let length = 0;
  return {
    get length() {
      return length;
    },
    add(piece: Buffer): void {
      if (length + piece.length > bytes.length) {
        const longer = Buffer.allocUnsafe(Math.max(2 * bytes.length, length + piece.length));
        bytes.copy(longer, 0, 0, length);
        bytes = longer;
      }
      length += piece.copy(bytes, length);
    },
    build: (): Buffer => bytes.subarray(0, length),
  };
}
