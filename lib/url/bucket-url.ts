import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsNativeArrayOf,
  parseAsString,
} from "nuqs/server";
import { buildMapHref, mapParsers, placeDimensions } from "./map-url";
import { buildTableParsers } from "./table-url";

/** Address of a bucket's page: the bucket, its table, and how the map it came from was shown. */
export const bucketParsers = {
  at: mapParsers.at,
  where: mapParsers.where,
  campaign: mapParsers.campaign,
  from: mapParsers.from,
  to: mapParsers.to,
  outcome: parseAsNativeArrayOf(parseAsString),
  ...buildTableParsers("outcome"),
  metric: mapParsers.metric,
  counting: mapParsers.counting,
  against: mapParsers.against,
  row_order: mapParsers.row_order,
  column_order: mapParsers.column_order,
  rank: mapParsers.rank,
  reverse: mapParsers.reverse,
  listed: mapParsers.listed,
};
export type BucketQuery = inferParserType<typeof bucketParsers>;

export const loadBucketQuery = createLoader(bucketParsers);

const serialize = createSerializer(bucketParsers);

/** The search string of a bucket's page, with its question mark. */
export function buildBucketSearch(query: Partial<BucketQuery>): string {
  return serialize(query);
}

/** Makes links to many buckets that share all but their place: the rest, and each value, is written once. */
export function createBucketLinks(
  project: string,
  query: Omit<Partial<BucketQuery>, "at">,
): (at: string[]) => string {
  const path = buildBucketHref(project, {});
  const rest = serialize(query).replace("?", "&");
  const written = new Map<string, string>();
  const write = (value: string) => {
    const text = written.get(value) ?? serialize({ at: [value] }).slice(1);
    written.set(value, text);
    return text;
  };
  return (at) => `${path}?${at.map(write).join("&")}${rest}`;
}

/** Link to a bucket's page. */
export function buildBucketHref(project: string, query: Partial<BucketQuery>): string {
  return `/p/${encodeURIComponent(project)}/buckets${buildBucketSearch(query)}`;
}

/** Link from a bucket back to the map it belongs to, with the bucket in focus. */
export function buildMapHrefOfBucket(project: string, query: BucketQuery): string {
  const by = query.at.map((text) => text.slice(0, text.indexOf(":")));
  return buildMapHref(project, {
    ...placeDimensions(by),
    metric: query.metric,
    counting: query.counting,
    against: query.against,
    row_order: query.row_order,
    column_order: query.column_order,
    rank: query.rank,
    reverse: query.reverse,
    listed: query.listed,
    campaign: query.campaign,
    where: query.where,
    from: query.from,
    to: query.to,
    at: query.at,
  });
}
