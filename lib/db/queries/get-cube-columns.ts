import type { PoolClient } from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Cube } from "@/lib/coverage/cube";

type CubeColumns = Omit<Cube, "sets">;

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

/**
 * Cells of some campaigns, added up, as the columns of a cube of `dimensions` dimensions.
 * Binary COPY is read in place: parsing rows as text takes several times as long.
 */
export async function getCubeColumns(
  client: PoolClient,
  projectId: number,
  campaignIds: readonly number[],
  dimensions: number,
): Promise<CubeColumns> {
  // COPY takes no parameters; these are numbers of our own.
  const data = await copyOut(
    client,
    `SELECT coords, state, aware, sum(n)::bigint FROM cube_cell
     WHERE project_id = ${Number(projectId)} AND campaign_id = ANY('{${campaignIds.map(Number).join(",")}}')
     GROUP BY coords, state, aware`,
  );
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
