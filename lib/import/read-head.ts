import { open } from "node:fs/promises";

/** The beginning of a file, as many bytes as there are up to `maxByteCount`. */
export async function readHead(path: string, maxByteCount: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const head = Buffer.alloc(maxByteCount);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(head, length, maxByteCount - length, length);
      length += bytesRead;
      if (bytesRead === 0 || length === maxByteCount) return head.subarray(0, length);
    }
  } finally {
    await file.close();
  }
}
