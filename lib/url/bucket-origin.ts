import { type BucketQuery, buildBucketSearch } from "./bucket-url";
import { formatListRow, type ListRow } from "./list-row";

/** A bucket's page and one of its rows, as the address of the row's run keeps them. */
export function formatBucketOrigin(query: BucketQuery, row: ListRow): string {
  return buildBucketSearch({ ...query, row: formatListRow(row) });
}
