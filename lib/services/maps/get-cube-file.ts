import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Cube } from "@/lib/coverage/cube";
import { encodeCube } from "@/lib/coverage/cube-binary";
import { MOST_BROWSER_BYTES, MOST_BROWSER_ROWS } from "@/lib/coverage/cube-limits";
import type { DateRange } from "@/lib/coverage/date-range";
import type { Database } from "@/lib/db/database";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/number";
import { failure, type Result, success } from "@/lib/result";
import { withProject } from "../projects/with-project";
import { type LoadedCube, loadCube } from "./load-cube";

/** Ways of compressing a cube; `identity` for who asks for none. */
export const CUBE_ENCODINGS = ["br", "gzip", "identity"] as const;
export type CubeEncoding = (typeof CUBE_ENCODINGS)[number];

type Bytes = Uint8Array<ArrayBuffer>;

// More effort takes several times as long for a hundredth of the bytes.
const BROTLI_QUALITY = 5;

const COMPRESSORS: Record<CubeEncoding, (bytes: Bytes) => Promise<Bytes>> = {
  br: async (bytes) =>
    new Uint8Array(
      await promisify(brotliCompress)(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
      }),
    ),
  gzip: async (bytes) => new Uint8Array(await promisify(gzip)(bytes)),
  identity: async (bytes) => bytes,
};

/** A cube stays in memory as long as its counts are current, and so do its bytes: it is packed once. */
const packed = new WeakMap<Cube, Map<CubeEncoding, Promise<Bytes>>>();

function pack(loaded: LoadedCube, mapVersion: number, encoding: CubeEncoding): Promise<Bytes> {
  const { cube, runs, undatedRuns } = loaded;
  const known = packed.get(cube) ?? new Map<CubeEncoding, Promise<Bytes>>();
  packed.set(cube, known);
  const bytes =
    known.get(encoding) ?? COMPRESSORS[encoding](encodeCube({ cube, mapVersion, runs, undatedRuns }));
  known.set(encoding, bytes);
  return bytes;
}

/**
 * The counts of some campaigns as bytes for a browser, which then crosses and filters by itself.
 * `too_large` where they would be too many there.
 */
export function getCubeFile(
  db: Database,
  query: { project: string; campaigns: string[] | null; range: DateRange },
  encoding: CubeEncoding,
): Promise<Result<Bytes>> {
  return withProject(db, query.project, async (project) => {
    const loaded = await loadCube(db, project, query.campaigns, query.range);
    if (!loaded.ok) return loaded;
    const { size } = loaded.value.cube;
    if (size > MOST_BROWSER_ROWS) {
      return refuse(`${formatCount(size)} rows, more than ${formatCount(MOST_BROWSER_ROWS)}`);
    }
    const version = project.map?.version ?? 0;
    const { length } = await pack(loaded.value, version, encoding === "identity" ? "br" : encoding);
    if (length > MOST_BROWSER_BYTES) {
      return refuse(`${formatBytes(length)} compressed, more than ${formatBytes(MOST_BROWSER_BYTES)}`);
    }
    return success(await pack(loaded.value, version, encoding));
  });
}

function refuse(size: string) {
  return failure(
    "too_large",
    `the counts are too large for the browser (${size}); use crossing, which stays on the server`,
  );
}
