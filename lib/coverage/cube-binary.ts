import { failure, type Result, success } from "@/lib/result";
import { BrokenBytesError, ByteReader } from "./byte-reader";
import { ByteWriter } from "./byte-writer";
import { AWARENESS, type Cube, STATES } from "./cube";
import { getStateCode, sortRows } from "./sort-rows";

/** A cube on its way to a browser, with what only the server can count. */
export type CubeFile = {
  cube: Cube;
  mapVersion: number;
  /** Runs of the campaigns; under a range of days, those that started in it. */
  runs: number;
  /** Runs left out of a range of days because nobody knows when they started. */
  undatedRuns: number;
};

const MAGIC = [0x4c, 0x43, 0x55, 0x42];
const FORMAT = 1;
/** Dimensions are stored coordinates of one table row, so there are never many. */
const MOST_DIMENSIONS = 1000;
const INT16_OFFSET = 32_768;

/**
 * A cube as bytes. Little end first; a `count` has seven bits a byte, the top bit says that more follow:
 * `LCUB`, the format 1, then counts: map version, runs, undated runs, 1 under a range of days, rows and
 * dimensions. Each dimension's value sets: 0 where it is single-valued, else 1 + their number, and of each
 * set the number of members and the members + 32,768. Then the columns, rows in the order of coordinates:
 * each dimension's least value + 32,768, its width (1 or 2), the low bytes of value - least, and the high
 * bytes where the width is 2; a byte a row of 3 x state + awareness; a count a row of observations.
 */
export function encodeCube({ cube, mapVersion, runs, undatedRuns }: CubeFile): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  for (const byte of [...MAGIC, FORMAT]) writer.writeByte(byte);
  const facts = [mapVersion, runs, undatedRuns, Number(cube.dated), cube.size, cube.coords.length];
  for (const fact of facts) writer.writeCount(fact);
  for (const sets of cube.sets) writeSets(writer, sets);
  const rows = sortRows(cube);
  for (const column of cube.coords) writeColumn(writer, column, rows);
  for (const row of rows) writer.writeByte(getStateCode(cube, row));
  for (const row of rows) writer.writeCount(cube.n[row]!);
  return writer.finish();
}

/** Reads what `encodeCube` wrote; bytes that are cut or make no sense are an error. */
export function decodeCube(bytes: Uint8Array): Result<CubeFile> {
  try {
    return success(readCube(new ByteReader(bytes)));
  } catch (error) {
    if (error instanceof BrokenBytesError) return failure("invalid", `no cube: ${error.message}`);
    throw error;
  }
}

function readCube(reader: ByteReader): CubeFile {
  for (const byte of [...MAGIC, FORMAT])
    check(reader.readByte() === byte, "the bytes begin with another mark");
  const [mapVersion, runs, undatedRuns, dated, size, dimensions] = Array.from({ length: 6 }, () =>
    reader.readCount(),
  ) as [number, number, number, number, number, number];
  check(dated <= 1, "the mark of days is neither 0 nor 1");
  check(dimensions <= MOST_DIMENSIONS, "there are too many dimensions");
  // Nothing is made room for that the bytes at hand cannot fill.
  check(size * (dimensions + 2) <= reader.remaining, "the bytes end early");
  const sets = Array.from({ length: dimensions }, () => readSets(reader));
  const coords = sets.map((list) => readColumn(reader, size, list));
  const state = new Uint8Array(size);
  const aware = new Uint8Array(size);
  const n = new Float64Array(size);
  const codes = reader.readBytes(size);
  for (let row = 0; row < size; row++) {
    const code = codes[row]!;
    check(code < STATES.length * AWARENESS.length, "a state is unknown");
    state[row] = Math.floor(code / AWARENESS.length);
    aware[row] = code % AWARENESS.length;
  }
  for (let row = 0; row < size; row++) n[row] = reader.readCount();
  check(reader.remaining === 0, "more bytes follow");
  return { cube: { size, coords, state, aware, n, sets, dated: dated === 1 }, mapVersion, runs, undatedRuns };
}

function check(holds: boolean, message: string): void {
  if (!holds) throw new BrokenBytesError(message);
}

function writeSets(writer: ByteWriter, sets: number[][] | null): void {
  writer.writeCount(sets === null ? 0 : sets.length + 1);
  for (const members of sets ?? []) {
    writer.writeCount(members.length);
    for (const member of members) writer.writeCount(member + INT16_OFFSET);
  }
}

function readSets(reader: ByteReader): number[][] | null {
  const count = reader.readCount();
  if (count === 0) return null;
  check(count - 1 <= reader.remaining, "the bytes end early");
  return Array.from({ length: count - 1 }, () => {
    const members = reader.readCount();
    check(members <= reader.remaining, "the bytes end early");
    return Array.from({ length: members }, () => readOrdinal(reader));
  });
}

function readOrdinal(reader: ByteReader): number {
  const value = reader.readCount();
  check(value < 2 * INT16_OFFSET, "an ordinal is too large");
  return value - INT16_OFFSET;
}

function writeColumn(writer: ByteWriter, column: Int16Array, rows: Uint32Array): void {
  const least = column.reduce((min, value) => Math.min(min, value), column[0] ?? 0);
  const most = column.reduce((max, value) => Math.max(max, value), least);
  const width = most - least < 256 ? 1 : 2;
  writer.writeCount(least + INT16_OFFSET);
  writer.writeByte(width);
  for (const row of rows) writer.writeByte((column[row]! - least) % 256);
  if (width === 2) for (const row of rows) writer.writeByte(Math.floor((column[row]! - least) / 256));
}

function readColumn(reader: ByteReader, size: number, sets: number[][] | null): Int16Array {
  const least = readOrdinal(reader);
  const width = reader.readByte();
  check(width === 1 || width === 2, "a column has another width");
  const low = reader.readBytes(size);
  const high = width === 2 ? reader.readBytes(size) : null;
  const column = new Int16Array(size);
  for (let row = 0; row < size; row++) {
    const value = least + low[row]! + (high === null ? 0 : high[row]! * 256);
    check(value < INT16_OFFSET, "an ordinal is too large");
    check(sets === null || (value >= 0 && value < sets.length), "a value set is missing");
    column[row] = value;
  }
  return column;
}
