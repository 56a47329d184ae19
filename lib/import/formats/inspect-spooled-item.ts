import type { MessageList } from "@/lib/import/message-list";
import type { LogFile, ReadItem } from "@/lib/import/reader";
import type { Message } from "@/lib/import/run-record";
import { createSpool, type Spool } from "@/lib/import/spool";
import { listSpooled, placeTranscripts } from "@/lib/import/spooled-transcripts";
import { createSampleGatherer, type SampleGatherer, type UnkeptSample } from "./inspect-gathered-sample";
import type { InspectHeader } from "./inspect-header";
import { buildInspectItem } from "./inspect-record";

function keepIn(spool: Spool, messages: Iterable<Message>): MessageList {
  const first = spool.length;
  for (const message of messages) spool.add(message);
  return listSpooled(spool, first, spool.length - first);
}

/** A sample that does not fit in memory, on its way from the log into a record. */
export type SpooledSample = {
  gatherer: SampleGatherer;
  /** The item of what was gathered, whose `release` gives back what its transcripts take. */
  buildItem(sample: UnkeptSample, header: InspectHeader, file: LogFile, entry: string): ReadItem;
  /** Gives back what no item holds; always called, and once. */
  close(): void;
};

/**
 * Opens a place on disk for one sample: what is read of it goes to one spool, the transcripts of its
 * record to another.
 *
 * @throws SpoolFault here and later, where there is no room.
 */
export function openSpooledSample(): SpooledSample {
  const source = createSpool();
  const kept = createSpool();
  let isTaken = false;
  return {
    gatherer: createSampleGatherer(source),
    buildItem(sample, header, file, entry) {
      const keep = (messages: Iterable<Message>) => keepIn(kept, messages);
      const item = buildInspectItem(header, { ...sample, keep }, file, entry);
      if (item.kind !== "record") return item;
      const placed = placeTranscripts(item, kept);
      isTaken = true;
      return placed;
    },
    close() {
      source.close();
      if (!isTaken) kept.close();
    },
  };
}
