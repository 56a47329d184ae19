import { type Archive, getUnpackedLimit } from "@/lib/import/archive";
import { getList, isJsonObject } from "@/lib/import/json-object";
import { parseJson } from "@/lib/import/parse-json";
import { describeExcess } from "@/lib/import/size-limit";
import { failure, type Result, success, type UserError } from "@/lib/result";
import type { SampleGatherer, UnkeptSample } from "./inspect-gathered-sample";
import { resolveRanges } from "./inspect-references";

const PART =
  /^(samples\/.+_epoch_\d+\/)(?:(messages|events|calls|attachments)\/(\d+|stats|uuids)|sample|metadata|skeleton)\.json$/;

/** The folder of a chunked sample that a zip entry belongs to; undefined for an entry of another kind. */
export function getChunkFolder(name: string): string | undefined {
  return PART.exec(name)?.[1];
}

/** What is wrong with a part of a sample; `details` is the name of the entry at fault. */
export function entryFailure(name: string, message: string): { ok: false; error: UserError } {
  return failure("invalid", message, name);
}

/** Reads and parses one entry. */
export async function readJsonEntry(archive: Archive, name: string): Promise<Result<unknown>> {
  return parseJsonEntry(name, await archive.read(name));
}

/** Parses what an entry holds. */
export function parseJsonEntry(name: string, content: Result<Buffer>): Result<unknown> {
  const parsed = content.ok ? parseJson(content.value) : content;
  return parsed.ok ? parsed : entryFailure(name, parsed.error.message);
}

/** Calls `take` with the items of one kind of chunk, and their positions. */
async function readChunks(
  archive: Archive,
  parts: string[],
  kind: string,
  take: (item: unknown, index: number) => void,
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
    if (!Array.isArray(chunk.value)) return entryFailure(name, "a chunk is a JSON list");
    for (const [i, item] of chunk.value.entries()) take(item, first + i);
  }
  return success(null);
}

/** The same archive, of which no more may be read than what the parts of one sample come to. */
function withTotalLimit(archive: Archive, parts: string[]): Archive {
  const packed = parts.reduce((sum, name) => sum + archive.packedByteCount(name), 0);
  const maxByteCount = getUnpackedLimit(packed, archive.maxEntryBytes);
  let byteCount = 0;
  return {
    ...archive,
    async read(name) {
      const content = await archive.read(name);
      if (!content.ok) return content;
      byteCount += content.value.length;
      return byteCount > maxByteCount
        ? failure("invalid", describeExcess("the sample's parts unpack to more than", maxByteCount))
        : content;
    },
  };
}

/**
 * Gathers a sample that is spread over the entries of one folder, one entry in memory at a time. A damaged
 * entry is an error.
 */
export async function readChunkedSample(
  whole: Archive,
  folder: string,
  parts: string[],
  gatherer: SampleGatherer,
): Promise<Result<UnkeptSample>> {
  const archive = withTotalLimit(whole, parts);
  const sample = await readJsonEntry(archive, `${folder}sample.json`);
  if (!sample.ok) return sample;
  if (!isJsonObject(sample.value)) return entryFailure(`${folder}sample.json`, "a sample is a JSON object");
  const metadataEntry = `${folder}metadata.json`;
  const metadata: Result<unknown> = archive.has(metadataEntry)
    ? await readJsonEntry(archive, metadataEntry)
    : success({});
  if (!metadata.ok) return metadata;

  const reads = [
    await readChunks(archive, parts, "messages", (item, index) => gatherer.addPooled("pool", index, item)),
    await readChunks(archive, parts, "attachments", (item, index) =>
      gatherer.addAttachment(String(index), item),
    ),
    await readChunks(archive, parts, "events", gatherer.addEvent),
  ];
  const damaged = reads.find((read) => !read.ok);
  if (damaged && !damaged.ok) return damaged;

  const messages = resolveRanges(getList(sample.value, "message_refs"), gatherer.pool);
  return success(gatherer.build({ ...sample.value, metadata: metadata.value }, messages));
}
