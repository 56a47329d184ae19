/** Bytes of a document that breaks its rules. */
export class BrokenBytesError extends Error {}

/** Reads what a `ByteWriter` wrote; throws `BrokenBytesError` where the bytes end early or make no sense. */
export class ByteReader {
  #position = 0;

  constructor(readonly bytes: Uint8Array) {}

  get remaining(): number {
    return this.bytes.length - this.#position;
  }

  readByte(): number {
    if (this.#position >= this.bytes.length) throw new BrokenBytesError("the bytes end early");
    return this.bytes[this.#position++]!;
  }

  readCount(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.readByte();
      value += (byte % 128) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new BrokenBytesError("a count is too large");
      if (byte < 128) return value;
      if (factor > Number.MAX_SAFE_INTEGER) throw new BrokenBytesError("a count does not end");
    }
  }

  /** The next `length` bytes, as a view of them. */
  readBytes(length: number): Uint8Array {
    if (length > this.remaining) throw new BrokenBytesError("the bytes end early");
    const start = this.#position;
    this.#position += length;
    return this.bytes.subarray(start, this.#position);
  }
}
