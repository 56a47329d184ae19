import type { Archive } from "@/lib/import/archive";
import { getList, isJsonObject } from "@/lib/import/json-object";
import { parseJson } from "@/lib/import/parse-json";
import { sanitise } from "@/lib/import/sanitise";
import { failure, type Result, success } from "@/lib/result";
import { resolveRanges } from "./inspect-references";
import { type InspectSample, pickFields, pickTargetCalls, type TargetCall } from "./inspect-sample";

const PART =
  /^(samples\/.+_epoch_\d+\/)(?:(messages|events|calls|attachments)\/(\d+|stats|uuids)|sample|metadata|skeleton)\.json$/;

/** The folder of a chunked sample that a zip entry belongs to; undefined for an entry of another kind. */
export function getChunkFolder(name: string): string | undefined {
  return PART.exec(name)?.[1];
}

/** Reads and parses one entry; the error names the entry. */
export async function readJsonEntry(archive: Archive, name: string): Promise<Result<unknown>> {
  const content = await archive.read(name);
  const parsed = content.ok ? parseJson(content.value) : content;
  return parsed.ok ? parsed : failure("invalid", `${name} ${parsed.error.message}`, { entry: name });
}

/** Calls `take` with the lists of one kind of chunk, by the position of their first item. */
async function readChunks(
  archive: Archive,
  parts: string[],
  kind: string,
  take: (items: unknown[], first: number) => void,
): Promise<Result<null>> {
  const chunks = parts.flatMap((name) => {
    const match = PART.exec(name);
    return match?.[2] === kind && Number.isSafeInteger(Number(match[3]))
      ? [{ name, first: Number(match[3]) }]
      : [];
  });
  for (const { name, first } of chunks.sort((a, b) => a.first - b.first)) {
    const chunk = await readJsonEntry(archive, name);
    if (!chunk.ok) return chunk;
    if (!Array.isArray(chunk.value)) return failure("invalid", `${name} is no JSON list`, { entry: name });
    take(chunk.value, first);
  }
  return success(null);
}

/** Puts a sample together that is spread over the entries of one folder. A damaged entry is an error. */
export async function readChunkedSample(
  archive: Archive,
  folder: string,
  parts: string[],
): Promise<Result<InspectSample>> {
  const sample = await readJsonEntry(archive, `${folder}sample.json`);
  if (!sample.ok) return sample;
  if (!isJsonObject(sample.value)) return failure("invalid", `${folder}sample.json is no JSON object`);
  const metadataEntry = `${folder}metadata.json`;
  const metadata: Result<unknown> = archive.has(metadataEntry)
    ? await readJsonEntry(archive, metadataEntry)
    : success({});
  if (!metadata.ok) return metadata;

  const pool = new Map<number, unknown>();
  const attachments = new Map<string, string>();
  const targetCalls: TargetCall[] = [];
  const reads = [
    await readChunks(archive, parts, "messages", (items, first) => {
      items.forEach((item, index) => {
        pool.set(first + index, sanitise(item));
      });
    }),
    await readChunks(archive, parts, "attachments", (items, first) => {
      items.forEach((item, index) => {
        const text = sanitise(item);
        if (typeof text === "string") attachments.set(String(first + index), text);
      });
    }),
    await readChunks(archive, parts, "events", (items) => {
      targetCalls.push(...pickTargetCalls(items));
    }),
  ];
  const damaged = reads.find((read) => !read.ok);
  if (damaged && !damaged.ok) return damaged;

  return success({
    fields: { ...pickFields(sample.value), metadata: sanitise(metadata.value) },
    messages: resolveRanges(getList(sample.value, "message_refs"), pool),
    pool,
    lookup: (key) => attachments.get(key),
    targetCalls,
    timelines: sanitise(getList(sample.value, "timelines")) as unknown[],
  });
}
