import { type CountedBucket, type CountedCrossing, isExcluded } from "./counting";
import type { CellColor, HeatmapScale } from "./metrics/scale";

/** Values of a dimension that a thumbnail draws at most. */
const DRAWN = 24;

/** Cells of one look: an SVG path of unit squares, runs of a row in one. */
export type ThumbnailMark = {
  look: "hole" | "filtered" | "excluded" | "alarm" | "plain" | CellColor;
  path: string;
};

export type Thumbnail = {
  columns: number;
  rows: number;
  marks: ThumbnailMark[];
  /** "the first 24 of 100 by 24 of 60 values", where not all are drawn. */
  clipped: string | null;
};

/** A crossing of two dimensions as coloured cells alone, values in the order of the map. */
export function drawThumbnail(crossing: CountedCrossing, scale: HeatmapScale): Thumbnail {
  const [rowDimension, columnDimension] = crossing.by as [CountedCrossing["by"][0], CountedCrossing["by"][0]];
  const rows = rowDimension.values.slice(0, DRAWN);
  const columns = columnDimension.values.slice(0, DRAWN);
  const rowOf = new Map(rows.map(({ id }, row) => [id, row]));
  const columnOf = new Map(columns.map(({ id }, column) => [id, column]));
  const looks: (ThumbnailMark["look"] | undefined)[][] = rows.map(() => []);
  for (const bucket of crossing.buckets) {
    const row = rowOf.get(bucket.at[rowDimension.id]!);
    const column = columnOf.get(bucket.at[columnDimension.id]!);
    if (row !== undefined && column !== undefined) looks[row]![column] = getLook(bucket, scale);
  }
  const isClipped =
    rows.length < rowDimension.values.length || columns.length < columnDimension.values.length;
  return {
    rows: rows.length,
    columns: columns.length,
    marks: listMarks(looks),
    clipped: isClipped
      ? `the first ${rows.length} of ${rowDimension.values.length} by ${columns.length} of ${columnDimension.values.length} values`
      : null,
  };
}

function getLook(bucket: CountedBucket, scale: HeatmapScale): ThumbnailMark["look"] {
  const { status, hits } = bucket;
  if (status === "illegal" && hits > 0) return "alarm";
  if (isExcluded(bucket)) return "excluded";
  if (status === "hole" || status === "filtered") return status;
  return scale.getStep(bucket)?.color ?? "plain";
}

function listMarks(looks: (ThumbnailMark["look"] | undefined)[][]): ThumbnailMark[] {
  const paths = new Map<ThumbnailMark["look"], string>();
  looks.forEach((cells, row) => {
    for (let column = 0; column < cells.length; ) {
      const look = cells[column];
      let end = column + 1;
      while (end < cells.length && cells[end] === look) end++;
      if (look)
        paths.set(look, `${paths.get(look) ?? ""}M${column} ${row}h${end - column}v1h${column - end}z`);
      column = end;
    }
  });
  return [...paths].map(([look, path]) => ({ look, path }));
}
