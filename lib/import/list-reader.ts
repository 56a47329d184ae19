import { RandomAccessReader } from "yauzl";

const BLOCK_BYTES = 2 ** 18;
const ENTRY = Buffer.from("PK\x01\x02", "latin1");

/** Fills a buffer with what stands at a position, and returns the number of bytes; fewer only at the end. */
export type ReadAt = (buffer: Buffer, position: number) => number;

/**
 * Reads the list of entries of an archive block by block: it is asked for in pieces of a few bytes, and
 * each by itself would be a call of the system.
 */
export class ListReader extends RandomAccessReader {
  private block = Buffer.alloc(0);
  private start = 0;
  private end = 0;

  constructor(private readonly readAt: ReadAt) {
    super();
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    let error: Error | null = null;
    try {
      const piece = this.take(position, length);
      piece.copy(buffer, offset);
      if (piece.length < length) error = new Error("unexpected EOF");
    } catch (fault) {
      error = fault as Error;
    }
    process.nextTick(callback, error);
  }

  /** Whether another entry stands behind what was read last. */
  hasMore(): boolean {
    return this.take(this.end, ENTRY.length).equals(ENTRY);
  }

  private take(position: number, length: number): Buffer {
    const isHeld = position >= this.start && position + length <= this.start + this.block.length;
    if (!isHeld) {
      const block = Buffer.allocUnsafe(Math.max(BLOCK_BYTES, length));
      this.block = block.subarray(0, this.readAt(block, position));
      this.start = position;
    }
    this.end = position + length;
    return this.block.subarray(position - this.start, position - this.start + length);
  }
}
