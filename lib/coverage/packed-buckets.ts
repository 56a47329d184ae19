import type { Bucket } from "./crossing-result";

type Leaf = string | number | boolean | null;

/**
 * Buckets on their way to a browser: the paths of each shape of bucket once, and of each bucket the number
 * of its shape and its values. What verdicts leave as it is has no values of its own.
 */
export type PackedBuckets = { shapes: string[][]; rows: [shape: number, ...values: Leaf[]][] };

/** Between the keys of a path; ids of dimensions cannot hold it. */
const JOINT = " ";

/** Packs buckets: thousands of objects would name each of their keys anew. */
export function packBuckets(buckets: readonly Bucket[]): PackedBuckets {
  const known = new Map<string, number>();
  const shapes: string[][] = [];
  const rows = buckets.map((bucket): PackedBuckets["rows"][number] => {
    const leaves = listLeaves(omitSame(bucket));
    const paths = leaves.map(([path]) => path);
    const key = paths.join();
    const shape = known.get(key) ?? shapes.push(paths) - 1;
    known.set(key, shape);
    return [shape, ...leaves.map(([, value]) => value)];
  });
  return { shapes, rows };
}

/** Reads what `packBuckets` wrote. */
export function unpackBuckets({ shapes, rows }: PackedBuckets): Bucket[] {
  const split = shapes.map((paths) => paths.map((path) => path.split(JOINT)));
  return rows.map(([shape, ...values]) => {
    const bucket: Branch = {};
    for (const [i, path] of split[shape]!.entries()) setLeaf(bucket, path, values[i]!);
    return restoreSame(bucket as unknown as Packable);
  });
}

type Packable = Omit<Bucket, "adjudicated"> & { adjudicated?: Bucket["adjudicated"] };

function omitSame({ adjudicated, ...bucket }: Bucket): Packable {
  const same = restoreSame(bucket).adjudicated;
  return JSON.stringify(listLeaves(same)) === JSON.stringify(listLeaves(adjudicated))
    ? bucket
    : { ...bucket, adjudicated };
}

function restoreSame(bucket: Packable): Bucket {
  if (bucket.adjudicated) return { ...bucket, adjudicated: bucket.adjudicated };
  const { at: _at, held_out: _held, reason: _reason, goal: _goal, excluded: _excluded, ...counted } = bucket;
  const { verdicts: _verdicts, ...counts } = counted;
  return { ...bucket, adjudicated: counts };
}

type Branch = { [key: string]: Branch | Leaf };

/** Values with their paths. */
function listLeaves(value: object, prefix = ""): [path: string, value: Leaf][] {
  return Object.entries(value as Branch).flatMap(([key, child]): [string, Leaf][] => {
    const path = `${prefix}${key}`;
    return child !== null && typeof child === "object"
      ? listLeaves(child, `${path}${JOINT}`)
      : [[path, child]];
  });
}

function setLeaf(branch: Branch, [key, ...rest]: string[], value: Leaf): void {
  if (rest.length === 0) branch[key!] = value;
  else {
    branch[key!] ??= {};
    setLeaf(branch[key!] as Branch, rest, value);
  }
}
