import type { PoolClient } from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Cube } from "@/lib/coverage/cube";
import type { DateRange } from "@/lib/coverage/date-range";
import { whereStarted } from "./where-started";

type CubeColumns = Omit<Cube, "sets" | "dated">;

async function copyOut(client: PoolClient, query: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(copyTo(`COPY (${query}) TO STDOUT (FORMAT binary)`))) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

// Layout of a binary COPY: a header, then rows of length-prefixed fields, then a two-byte end mark.
const HEADER_BYTES = 19;
const END_BYTES = 2;
const FIELD_COUNT_BYTES = 2;
const LENGTH_BYTES = 4;
const INT2_BYTES = 2;
const INT8_BYTES = 8;
/** Of an empty array: dimension count, null flag and element type. */
const EMPTY_ARRAY_BYTES = 12;
/** Of any other array: the same, its length and its lower bound. */
const ARRAY_HEADER_BYTES = 20;
const INT2_FIELD_BYTES = LENGTH_BYTES + INT2_BYTES;

// COPY takes no parameters; what stands in its text are numbers of our own, and days that were checked.
const formatIds = (ids: readonly number[]) => `'{${ids.map(Number).join(",")}}'`;

/** Cells of some campaigns, added up, as the columns of a cube of `dimensions` dimensions. */
export function getCubeColumns(
  client: PoolClient,
  projectId: number,
  campaignIds: readonly number[],
  dimensions: number,
): Promise<CubeColumns> {
  return readColumns(
    client,
    projectId,
    dimensions,
    `SELECT coords, state, aware, sum(n)::bigint FROM cube_cell
     WHERE project_id = ${Number(projectId)} AND campaign_id = ANY(${formatIds(campaignIds)})
     GROUP BY coords, state, aware`,
  );
}

/**
 * The same of the runs that started in a range of days: their observations counted or, where those of the
 * other runs are fewer (`fromWhole`), the whole less them.
 */
export function getDatedCubeColumns(
  client: PoolClient,
  projectId: number,
  campaignIds: readonly number[],
  dimensions: number,
  { range, fromWhole }: { range: DateRange; fromWhole: boolean },
): Promise<CubeColumns> {
  const listObservations = (n: number, isCounted: string) =>
    `SELECT o.coords, o.state, o.aware, ${n} AS n FROM run r
     JOIN observation o ON o.project_id = r.project_id AND o.run_id = r.id
     WHERE r.project_id = ${Number(projectId)} AND r.campaign_id = ANY(${formatIds(campaignIds)})
       AND o.project_id = ${Number(projectId)} AND o.campaign_id = ANY(${formatIds(campaignIds)})
       AND ${isCounted}`;
  // Runs of which nobody knows when they started are among the others.
  const rows = fromWhole
    ? `SELECT coords, state, aware, n FROM cube_cell
       WHERE project_id = ${Number(projectId)} AND campaign_id = ANY(${formatIds(campaignIds)})
       UNION ALL ${listObservations(-1, `(${whereStarted(range)}) IS NOT TRUE`)}`
    : listObservations(1, whereStarted(range));
  return readColumns(
    client,
    projectId,
    dimensions,
    `SELECT coords, state, aware, sum(n)::bigint FROM (${rows}) counted
     GROUP BY coords, state, aware HAVING sum(n) <> 0`,
  );
}

/** Binary COPY is read in place: parsing rows as text takes several times as long. */
async function readColumns(
  client: PoolClient,
  projectId: number,
  dimensions: number,
  query: string,
): Promise<CubeColumns> {
  const data = await copyOut(client, query);
  const coordsBytes =
    dimensions === 0 ? EMPTY_ARRAY_BYTES : ARRAY_HEADER_BYTES + dimensions * INT2_FIELD_BYTES;
  const stateAt = FIELD_COUNT_BYTES + LENGTH_BYTES + coordsBytes + LENGTH_BYTES;
  const awareAt = stateAt + INT2_FIELD_BYTES;
  const countAt = awareAt + INT2_BYTES + LENGTH_BYTES;
  const rowBytes = countAt + INT8_BYTES;
  const size = Math.floor((data.length - HEADER_BYTES - END_BYTES) / rowBytes);
  const columns: CubeColumns = {
    size,
    coords: Array.from({ length: dimensions }, () => new Int16Array(size)),
    state: new Uint8Array(size),
    aware: new Uint8Array(size),
    n: new Float64Array(size),
  };
  for (let row = 0; row < size; row++) {
    const start = HEADER_BYTES + row * rowBytes;
    if (data.readInt32BE(start + FIELD_COUNT_BYTES) !== coordsBytes) throw corrupt(projectId, dimensions);
    const elements = start + FIELD_COUNT_BYTES + LENGTH_BYTES + ARRAY_HEADER_BYTES + LENGTH_BYTES;
    for (let d = 0; d < dimensions; d++) {
      columns.coords[d]![row] = data.readInt16BE(elements + d * INT2_FIELD_BYTES);
    }
    columns.state[row] = data.readInt16BE(start + stateAt);
    columns.aware[row] = data.readInt16BE(start + awareAt);
    columns.n[row] = Number(data.readBigInt64BE(start + countAt));
  }
  if (HEADER_BYTES + size * rowBytes + END_BYTES !== data.length) throw corrupt(projectId, dimensions);
  return columns;
}

function corrupt(projectId: number, dimensions: number): Error {
  return new Error(
    `cells of project ${projectId} do not all have ${dimensions} coordinates; run "lacuna verify"`,
  );
}
