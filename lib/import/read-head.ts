import { open } from "node:fs/promises";

/** The beginning of a file, as many bytes as there are up to `maxByteCount`. */
export async function readHead(path: string, maxByteCount: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    // Files of the system itself say that they hold nothing.
    const head = Buffer.alloc(size > 0 ? Math.min(size, maxByteCount) : maxByteCount);
    let length = 0;
    while (length < head.length) {
      const { bytesRead } = await file.read(head, length, head.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return head.subarray(0, length);
  } finally {
    await file.close();
  }
}
