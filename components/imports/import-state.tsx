import type { ImportState } from "@/lib/import/import-view";

const LOOKS: Record<ImportState, string> = {
  receiving: "border-accent text-accent",
  running: "border-accent text-accent",
  done: "border-line text-ink",
  cancelled: "border-dashed border-edge text-dim",
  failed: "border-alarm font-medium text-alarm",
  interrupted: "border-alarm font-medium text-alarm",
};

/** What a state means, and what stands in the database, in full sentences. */
export const STATE_SENTENCES: Record<ImportState, string> = {
  receiving: "Its files are being received; nothing is read yet.",
  running: "Its files are being read; each batch of runs is stored and counted as a whole.",
  done: "It went through all its files.",
  cancelled: "It was ended on request. What is counted here is stored; the rest was not read.",
  failed: "It could not go on. The batches stored before stand, and every count agrees with them.",
  interrupted:
    "Its importer ended without a word: the process was killed, or the machine or the database went down. The batches stored before stand, and every count agrees with them; reading the same files again stores the rest and counts nothing twice.",
};

/** The state of an import; one that needs attention stands out by more than its colour. */
export function ImportStateTag({ state }: { state: ImportState }) {
  return (
    <span
      title={STATE_SENTENCES[state]}
      className={`inline-block rounded border px-1.5 text-xs leading-[18px] whitespace-nowrap ${LOOKS[state]}`}
    >
      {state}
    </span>
  );
}
