import { promisify } from "node:util";
import { gzip } from "node:zlib";
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

const compress = promisify(gzip);

type Bytes = Uint8Array<ArrayBuffer>;

/** A cube stays in memory as long as its counts are current, and so do its bytes: it is packed once. */
const packed = new WeakMap<Cube, Promise<Bytes>>();

function pack({ cube, runs, undatedRuns }: LoadedCube, mapVersion: number): Promise<Bytes> {
  const bytes =
    packed.get(cube) ??
    compress(encodeCube({ cube, mapVersion, runs, undatedRuns })).then((buffer) => new Uint8Array(buffer));
  packed.set(cube, bytes);
  return bytes;
}

/**
 * The counts of some campaigns as bytes for a browser, compressed by gzip, which then crosses and
 * filters by itself. `too_large` where they would be too many there.
 */
export function getCubeFile(
  db: Database,
  query: { project: string; campaigns: string[] | null; range: DateRange },
): Promise<Result<Bytes>> {
  return withProject(db, query.project, async (project) => {
    const loaded = await loadCube(db, project, query.campaigns, query.range);
    if (!loaded.ok) return loaded;
    const { size } = loaded.value.cube;
    if (size > MOST_BROWSER_ROWS) {
      return refuse(`${formatCount(size)} rows, more than ${formatCount(MOST_BROWSER_ROWS)}`);
    }
    const bytes = await pack(loaded.value, project.map?.version ?? 0);
    if (bytes.length > MOST_BROWSER_BYTES) {
      return refuse(`${formatBytes(bytes.length)} compressed, more than ${formatBytes(MOST_BROWSER_BYTES)}`);
    }
    return success(bytes);
  });
}

function refuse(size: string) {
  return failure(
    "too_large",
    `the counts are too large for the browser (${size}); use crossing, which stays on the server`,
  );
}
