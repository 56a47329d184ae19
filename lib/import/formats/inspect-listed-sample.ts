import { createFaultHolder } from "@/lib/import/fault-holder";
import { isJsonObject } from "@/lib/import/json-object";
import { parseJson } from "@/lib/import/parse-json";
import type { LogFile, ReadItem, ReadOptions } from "@/lib/import/reader";
import type { JsonSink } from "@/lib/import/scan-json";
import { DEFAULT_HELD_BYTES, DEFAULT_MAX_ENTRY_BYTES } from "@/lib/import/size-limit";
import { JsonFault } from "@/lib/import/stream-json";
import type { InspectHeader } from "./inspect-header";
import { buildInspectItem } from "./inspect-record";
import { pickSample } from "./inspect-sample";
import { createSampleScanner, type SampleScanner } from "./inspect-scanned-sample";
import { openSpooledSample, type SpooledSample } from "./inspect-spooled-item";

/** Takes the text of one sample of a list, and gives what it is once the text has ended. */
export type ListedSample = JsonSink & {
  /** Gives back what a sample holds on disk whose text breaks off. */
  discard(): void;
};

/**
 * Reads one sample of a list: whole where it fits in memory, which is many times faster, else piece by
 * piece onto disk. A sample that cannot be used is set aside, and those after it are read.
 */
export function createListedSample(
  header: InspectHeader,
  file: LogFile,
  entry: string,
  options: ReadOptions,
  give: (item: ReadItem) => void,
): ListedSample {
  const { heldBytes = DEFAULT_HELD_BYTES, maxEntryBytes = DEFAULT_MAX_ENTRY_BYTES } = options;
  const mostHeldBytes = Math.min(heldBytes, maxEntryBytes);
  let chunks: Buffer[] = [];
  let byteCount = 0;
  let spooled: { sample: SpooledSample; scanner: SampleScanner } | null = null;

  const discard = () => {
    spooled?.sample.close();
    spooled = null;
    chunks = [];
  };
  const fault = createFaultHolder(discard);
  const spool = () => {
    const sample = openSpooledSample();
    const scanner = createSampleScanner(sample.gatherer, maxEntryBytes);
    spooled = { sample, scanner };
    for (const chunk of chunks) scanner.write(chunk);
    chunks = [];
  };
  const buildHeld = (): ReadItem | null => {
    const parsed = parseJson(Buffer.concat(chunks, byteCount));
    if (!parsed.ok) throw new JsonFault(parsed.error.message);
    return isJsonObject(parsed.value)
      ? buildInspectItem(header, pickSample(parsed.value), file, entry)
      : null;
  };
  const buildSpooled = ({ sample, scanner }: NonNullable<typeof spooled>): ReadItem | null => {
    scanner.end();
    const read = scanner.getSample();
    return read && sample.buildItem(read, header, file, entry);
  };
  return {
    discard,
    write(chunk) {
      if (fault.get() !== null) return;
      byteCount += chunk.length;
      fault.attempt(() => {
        if (spooled === null) chunks.push(chunk);
        else spooled.scanner.write(chunk);
        if (spooled === null && byteCount > mostHeldBytes) spool();
      });
    },
    end() {
      const build = () => (spooled === null ? buildHeld() : buildSpooled(spooled));
      const item = fault.get() === null ? fault.attempt(build) : null;
      discard();
      const message = fault.get()?.message ?? "a sample is a JSON object";
      give(item ?? { kind: "set_aside", entry, path: null, message });
    },
  };
}
